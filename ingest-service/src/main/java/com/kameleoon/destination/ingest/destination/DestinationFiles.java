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
import org.jspecify.annotations.Nullable;

/// The files that say what to run: the resource, and one folder per Secret with one file per key,
/// as Kubernetes mounts them.
@Singleton
final class DestinationFiles {
  private static final long LARGEST_SECRET = 64 * 1024;
  private static final long LARGEST_RESOURCE = 4 * 1024 * 1024;

  private final Path resource;
  private final @Nullable Path secrets;

  DestinationFiles(
      @Value("${kameleoon.destination-file}") Path resource,
      @Nullable @Value("${kameleoon.secrets-dir:}") String secrets) {
    this.resource = resource;
    this.secrets = secrets == null || secrets.isBlank() ? null : Path.of(secrets);
  }

  /// @throws IOException when the resource cannot be read; its message is a sentence
  DestinationText read() throws IOException {
    return new DestinationText(text(resource, LARGEST_RESOURCE), secrets());
  }

  private Map<SecretKeyRef, String> secrets() throws IOException {
    Map<SecretKeyRef, String> found = new HashMap<>();
    if (secrets == null || !Files.isDirectory(secrets)) {
      return found;
    }
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(secrets, Files::isDirectory)) {
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
