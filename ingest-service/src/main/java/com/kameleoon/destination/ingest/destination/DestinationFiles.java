package com.kameleoon.destination.ingest.destination;

import com.kameleoon.destination.model.spec.SecretKeyRef;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The files that say what to run: the resource, and one folder per Secret with one file per key,
/// as Kubernetes mounts them.
@Singleton
final class DestinationFiles {
  private static final long LARGEST_SECRET = 64 * 1024;
  private static final long LARGEST_RESOURCE = 4 * 1024 * 1024;

  private final Optional<Path> resource;
  private final Optional<Path> secrets;

  DestinationFiles(
      @Nullable @Value("${kameleoon.destination-file:}") String resource,
      @Nullable @Value("${kameleoon.secrets-dir:}") String secrets) {
    this.resource = path(resource);
    this.secrets = path(secrets);
  }

  private static Optional<Path> path(@Nullable String text) {
    return Optional.ofNullable(text).filter(it -> !it.isBlank()).map(Path::of);
  }

  /// @throws IOException when the resource cannot be read; its message is a sentence
  DestinationText read() throws IOException {
    Path file =
        resource.orElseThrow(() -> new IOException("kameleoon.destination-file is not set."));
    return new DestinationText(text(file, LARGEST_RESOURCE), secrets());
  }

  private Map<SecretKeyRef, String> secrets() throws IOException {
    Map<SecretKeyRef, String> found = new HashMap<>();
    if (!secrets.map(Files::isDirectory).orElse(false)) {
      return found;
    }
    try (DirectoryStream<Path> folders =
        Files.newDirectoryStream(secrets.orElseThrow(), Files::isDirectory)) {
      for (Path folder : folders) {
        addKeys(folder, found);
      }
    }
    return found;
  }

  /// Kubernetes keeps the data in hidden folders, `..data`, and links every key to it.
  private static void addKeys(Path folder, Map<SecretKeyRef, String> found) throws IOException {
    try (DirectoryStream<Path> keys = Files.newDirectoryStream(folder, Files::isRegularFile)) {
      for (Path key : keys) {
        SecretKeyRef ref = new SecretKeyRef(name(folder), name(key));
        found.put(ref, text(key, LARGEST_SECRET).stripTrailing());
      }
    }
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
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
