package com.kameleoon.destination.local.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A service's ahead-of-time class cache (JEP 514), which makes it start in less than half the
/// time. Its file name carries a digest of the JVM, of how it is written, and of every jar's name,
/// size and time, so a rebuild or another JDK never meets a stale one.
final class AotCache {
  // What the second compiler took on while the cache is written, it takes on at every start, as
  // early as it can and beside the start itself, which has two processors; so it has no part in it.
  // The JVM lists the hundreds of classes that it leaves out; nobody can do anything about them.
  private static final List<String> WRITING =
      List.of("-XX:TieredStopAtLevel=2", "-Xlog:aot=error,aot*=error");

  private final Path folder;
  private final Path file;

  private AotCache(Path folder, String digest) {
    this.folder = folder;
    this.file = folder.resolve(digest + ".aot");
  }

  static AotCache of(Path home, Service service) {
    return new AotCache(service.target(home).resolve("aot"), digest(home, service));
  }

  Optional<Path> ifReady() {
    return Files.exists(file) ? Optional.of(file) : Optional.empty();
  }

  /// The JVM's options for a training run, which writes to [#draft()] as it ends.
  List<String> writing() {
    return Stream.concat(Stream.of("-XX:AOTCacheOutput=" + draft()), WRITING.stream()).toList();
  }

  /// The JVM's options for every other run; none as long as there is no cache.
  List<String> using() {
    return ifReady().map(cache -> List.of("-XX:AOTCache=" + cache)).orElse(List.of());
  }

  /// Where a training run writes; [#keep()] makes it the cache.
  Path draft() {
    return folder.resolve("draft-" + ProcessHandle.current().pid() + ".aot");
  }

  /// Takes what the training run wrote, also in place of a cache of the same build, and removes
  /// those of earlier ones; false where the run wrote nothing.
  boolean keep() {
    try {
      if (!Files.exists(draft())) {
        return false;
      }
      Files.move(draft(), file, StandardCopyOption.REPLACE_EXISTING);
      deleteOthers();
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void makeFolder() {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void deleteOthers() throws IOException {
    for (Path other : files(folder)) {
      if (!other.equals(file)) {
        Files.deleteIfExists(other);
      }
    }
  }

  private static String digest(Path home, Service service) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      add(digest, System.getProperty("java.vm.version") + System.getProperty("java.home"));
      add(digest, String.join(" ", WRITING));
      addJar(digest, service.jar(home));
      for (Path jar : files(service.target(home).resolve("lib"))) {
        addJar(digest, jar);
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 8);
    } catch (IOException e) {
      throw new CannotStart(service.module() + " is not built: run ./start or mvn package.", e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void addJar(MessageDigest digest, Path jar) throws IOException {
    add(digest, jar + " " + Files.size(jar) + " " + Files.getLastModifiedTime(jar).toMillis());
  }

  private static void add(MessageDigest digest, String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}
