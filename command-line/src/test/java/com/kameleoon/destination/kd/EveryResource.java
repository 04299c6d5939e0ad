package com.kameleoon.destination.kd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.error.YAMLException;

/// Every destination that this repository has: in its files, in its documents, and one around each
/// strict case.
final class EveryResource {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Path ROOT = Path.of("..");
  private static final Path STRICT = ROOT.resolve("destination-model/src/test/resources/strict");
  private static final Set<String> NOT_OURS = Set.of("target", "node_modules", ".git", "templates");
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```ya?ml\\n(.*?)^```");

  private EveryResource() {}

  /// @param name where it stands
  record Resource(String name, String text) {
    boolean isMistaken() {
      return name.endsWith(".invalid.fql") || name.endsWith(" invalid");
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static List<Resource> all() {
    return Stream.of(files(), triggers(), filters(), mappings()).flatMap(List::stream).toList();
  }

  /// YAML files and the YAML blocks of Markdown, as far as an API server can be sent them.
  static List<Resource> files() {
    List<Resource> found = new ArrayList<>();
    for (Path file : walk(ROOT)) {
      String name = ROOT.relativize(file).toString();
      if (name.endsWith(".yaml") || name.endsWith(".yml")) {
        found.add(new Resource(name, read(file)));
      } else if (name.endsWith(".md")) {
        var blocks = BLOCK.matcher(read(file));
        while (blocks.find()) {
          found.add(new Resource(name + " at " + blocks.start(), blocks.group(1)));
        }
      }
    }
    return found.stream().filter(EveryResource::hasDestination).toList();
  }

  static List<Resource> triggers() {
    return walk(STRICT.resolve("triggers")).stream()
        .filter(file -> file.toString().endsWith(".fql"))
        .map(file -> {
          ObjectNode resource = empty();
          mapping(resource).put("subscribe", read(file));
          return new Resource("trigger " + file.getFileName(), resource.toString());
        })
        .toList();
  }

  static List<Resource> filters() {
    return walk(STRICT.resolve("filters")).stream()
        .filter(file -> file.toString().endsWith(".fql"))
        .map(file -> {
          ObjectNode resource = empty();
          ObjectNode filter =
              resource.withObject("/spec").putArray("filters").addObject().put("name", "one");
          filter.put("if", read(file)).putArray("actions").addObject().put("type", "DROP");
          return new Resource("filter " + file.getFileName(), resource.toString());
        })
        .toList();
  }

  static List<Resource> mappings() {
    List<Resource> found = new ArrayList<>();
    for (JsonNode one : json(STRICT.resolve("mapping.json")).path("cases")) {
      for (String which : List.of("valid", "invalid")) {
        ObjectNode resource = empty();
        mapping(resource).set("mapping", one.path(which));
        found.add(
            new Resource("mapping " + one.path("id").asText() + " " + which, resource.toString()));
      }
    }
    return found;
  }

  private static ObjectNode mapping(ObjectNode resource) {
    return resource
        .withObject("/spec")
        .putArray("mappings")
        .addObject()
        .put("name", "one")
        .put("subscribe", "type = \"track\"")
        .put("partnerAction", "logEvent");
  }

  private static ObjectNode empty() {
    ObjectNode resource = JSON.createObjectNode();
    resource.put("apiVersion", "integrations.kameleoon.com/v1alpha1");
    resource.put("kind", "KameleoonDestination").putObject("metadata").put("name", "shop");
    ObjectNode spec = resource.putObject("spec").put("sitecode", "abcdefghij");
    spec.putObject("apiKeySecretRef").put("name", "shop").put("key", "apiKey");
    return resource;
  }

  private static boolean hasDestination(Resource resource) {
    try {
      return resource.text().contains("KameleoonDestination")
          && OperatorSays.of(resource.text()).hasDestinations();
    } catch (YAMLException notYaml) {
      return false;
    }
  }

  private static List<Path> walk(Path folder) {
    List<Path> files = new ArrayList<>();
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path one, BasicFileAttributes attributes) {
              return NOT_OURS.contains(one.getFileName().toString())
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              files.add(file);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return files.stream().sorted().toList();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static JsonNode json(Path file) {
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
