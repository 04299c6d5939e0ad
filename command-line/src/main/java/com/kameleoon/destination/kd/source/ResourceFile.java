package com.kameleoon.destination.kd.source;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/// A file of YAML documents (or one JSON object).
///
/// @param name as the user wrote it
public record ResourceFile(String name, String text) {
  private static final String KIND = "KameleoonDestination";

  /// One text per `KameleoonDestination` in it: the whole file with the other destinations' lines
  /// empty, so that Secrets and ConfigMaps stay beside it and every line keeps its number.
  public List<String> destinations() {
    List<String> lines = text.lines().toList();
    List<DocumentLines> documents =
        DocumentLines.of(lines).stream().filter(part -> isDestination(lines, part)).toList();
    return documents.stream().map(kept -> without(lines, documents, kept)).toList();
  }

  /// The file without any destination: what may stand beside one in another file.
  public String companions() {
    List<String> lines = text.lines().toList();
    List<DocumentLines> documents =
        DocumentLines.of(lines).stream().filter(part -> isDestination(lines, part)).toList();
    return without(lines, documents, new DocumentLines(-1, -1));
  }

  private static String without(
      List<String> lines, List<DocumentLines> destinations, DocumentLines kept) {
    List<String> rest = new ArrayList<>(lines);
    for (DocumentLines other : destinations) {
      for (int i = other.start(); i < other.end() && !other.equals(kept); i++) {
        rest.set(i, "");
      }
    }
    return String.join("\n", rest) + "\n";
  }

  private static boolean isDestination(List<String> lines, DocumentLines part) {
    String document = String.join("\n", lines.subList(part.start(), part.end()));
    try {
      return yaml().compose(new StringReader(document)) instanceof MappingNode mapping
          && mapping.getValue().stream().anyMatch(ResourceFile::saysSo);
    } catch (YAMLException broken) {
      // Whoever reads it next says where it breaks.
      return document.contains(KIND);
    }
  }

  private static boolean saysSo(NodeTuple member) {
    return isText(member.getKeyNode(), "kind") && isText(member.getValueNode(), KIND);
  }

  private static boolean isText(Node node, String text) {
    return node instanceof ScalarNode scalar && scalar.getValue().equals(text);
  }

  static Yaml yaml() {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(4 * 1024 * 1024);
    options.setNestingDepthLimit(100);
    options.setMaxAliasesForCollections(100);
    return new Yaml(new SafeConstructor(options));
  }
}
