package com.kameleoon.destination.local.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/// The files of one suite: database, logs, settings, secrets. Secrets are readable by their owner
/// only.
public record RunFolder(Path folder) {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");
  private static final SecureRandom RANDOM = new SecureRandom();

  /// A new folder among the system's temporary ones.
  public static RunFolder temporary() {
    try {
      return new RunFolder(Files.createTempDirectory("kameleoon-destination-"));
    } catch (IOException e) {
      throw new CannotStart("No temporary folder could be made: " + e.getMessage(), e);
    }
  }

  /// Makes what is missing; harmless when all is there.
  void createFolders() {
    try {
      for (Path part : new Path[] {folder, postgres(), settings(), secrets(), logs()}) {
        Files.createDirectories(part);
        Files.setPosixFilePermissions(part, OWNER_ONLY);
      }
    } catch (IOException e) {
      throw new CannotStart("The folder " + folder + " could not be made: " + e.getMessage(), e);
    }
  }

  /// PostgreSQL's data.
  public Path postgres() {
    return folder.resolve("postgres").toAbsolutePath();
  }

  /// What the services are configured with.
  Path settings() {
    return folder.resolve("settings").toAbsolutePath();
  }

  /// One folder per Secret, one file per key, as Kubernetes mounts them.
  Path secrets() {
    return folder.resolve("secrets").toAbsolutePath();
  }

  /// One file per process.
  public Path logs() {
    return folder.resolve("logs").toAbsolutePath();
  }

  /// The log of a process, by its name.
  public Path log(String process) {
    return logs().resolve(process + ".log");
  }

  Path databasePasswordFile() {
    return folder.resolve("database-password").toAbsolutePath();
  }

  String databasePassword() {
    return randomOnce(databasePasswordFile());
  }

  /// The bearer token between the services.
  public Path serviceTokenFile() {
    return folder.resolve("service-token").toAbsolutePath();
  }

  /// The token itself; made once and kept.
  public String serviceToken() {
    return randomOnce(serviceTokenFile());
  }

  /// What opens the console.
  public Path consoleTokenFile() {
    return folder.resolve("console-token").toAbsolutePath();
  }

  /// The token itself; made once and kept.
  public String consoleToken() {
    return randomOnce(consoleTokenFile());
  }

  private static String randomOnce(Path file) {
    try {
      if (!Files.exists(file)) {
        byte[] bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        writeSecret(file, HexFormat.of().formatHex(bytes));
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void writeSecret(Path file, String content) throws IOException {
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, content);
  }

  /// Removes everything; for temporary folders.
  public void delete() {
    try (var paths = Files.walk(folder)) {
      for (Path path : paths.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
