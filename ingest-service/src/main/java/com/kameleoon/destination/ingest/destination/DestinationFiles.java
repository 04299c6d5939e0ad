package com.kameleoon.destination.ingest.destination;

import com.kameleoon.destination.model.spec.ConfigMapKeyRef;
import com.kameleoon.destination.model.spec.SecretKeyRef;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The files that say what to run: the resource, and one folder per Secret and per ConfigMap with
/// one file per key, as Kubernetes mounts them.
@Singleton
final class DestinationFiles {
  private static final long LARGEST_SECRET = 64 * 1024;
  private static final long LARGEST_CONFIG = 1024 * 1024;
  private static final long LARGEST_RESOURCE = 4 * 1024 * 1024;

  private final Optional<Path> resource;
  private final Optional<Path> secrets;
  private final Optional<Path> configMaps;

  DestinationFiles(
      @Nullable @Value("${kameleoon.destination-file:}") String resource,
      @Nullable @Value("${kameleoon.secrets-dir:}") String secrets,
      @Nullable @Value("${kameleoon.config-maps-dir:}") String configMaps) {
    this.resource = path(resource);
    this.secrets = path(secrets);
    this.configMaps = path(configMaps);
  }

  private static Optional<Path> path(@Nullable String text) {
    return Optional.ofNullable(text).filter(it -> !it.isBlank()).map(Path::of);
  }

  /// @throws IOException when the resource cannot be read; its message is a sentence
  DestinationText read() throws IOException {
    Path file =
        resource.orElseThrow(() -> new IOException("kameleoon.destination-file is not set."));
    return new DestinationText(text(file, LARGEST_RESOURCE), secrets(), configMaps());
  }

  private Map<SecretKeyRef, String> secrets() throws IOException {
    Map<SecretKeyRef, String> found = new HashMap<>();
    for (Path key : keys(secrets)) {
      SecretKeyRef ref = new SecretKeyRef(name(key.getParent()), name(key));
      found.put(ref, text(key, LARGEST_SECRET).stripTrailing());
    }
    return found;
  }

  private Map<ConfigMapKeyRef, String> configMaps() throws IOException {
    Map<ConfigMapKeyRef, String> found = new HashMap<>();
    for (Path key : keys(configMaps)) {
      found.put(new ConfigMapKeyRef(name(key.getParent()), name(key)), text(key, LARGEST_CONFIG));
    }
    return found;
  }

  private static List<Path> keys(Optional<Path> root) throws IOException {
    List<Path> keys = new ArrayList<>();
    if (!root.map(Files::isDirectory).orElse(false)) {
      return keys;
    }
    try (DirectoryStream<Path> folders =
        Files.newDirectoryStream(root.orElseThrow(), Files::isDirectory)) {
      for (Path folder : folders) {
        addKeys(folder, keys);
      }
    }
    return keys;
  }

  /// Kubernetes keeps the data in hidden folders, `..data`, and links every key to it.
  private static void addKeys(Path folder, List<Path> found) throws IOException {
    try (DirectoryStream<Path> keys = Files.newDirectoryStream(folder, Files::isRegularFile)) {
      keys.forEach(found::add);
    }
  }

  private static String name(@Nullable Path path) {
    return path == null ? "" : String.valueOf(path.getFileName());
  }

  private static String text(Path file, long largest) throws IOException {
    try {
      if (Files.size(file) > largest) {
        throw new IOException("%s is larger than %d bytes.".formatted(file, largest));
      }
      return Files.readString(file);
    } catch (NoSuchFileException missing) {
      throw new IOException("%s does not exist.".formatted(file), missing);
    }
  }
}
