package com.kameleoon.destination.remotedata.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A small file that is parsed again when its content changes; a broken new version is ignored.
///
/// The first version must be good: the constructor throws [InvalidFileException] otherwise.
final class WatchedFile<T> {
  private static final Logger LOG = LoggerFactory.getLogger(WatchedFile.class);

  private static final byte[] UNREADABLE = {};

  private final Path path;
  private final Function<byte[], T> parse;
  private byte[] seen;
  private volatile T current;
  private volatile boolean broken;
  private volatile String fingerprint;
  private volatile Instant appliedAt;
  private volatile Optional<String> issue = Optional.empty();

  WatchedFile(Path path, Function<byte[], T> parse) {
    this.path = path;
    this.parse = parse;
    this.seen = read(path);
    this.current = parse.apply(seen);
    this.fingerprint = digest(seen);
    this.appliedAt = Instant.now();
  }

  T current() {
    return current;
  }

  /// The first 12 hexadecimal digits of the SHA-256 of the content in use.
  String fingerprint() {
    return fingerprint;
  }

  Instant appliedAt() {
    return appliedAt;
  }

  /// Why the file's present content is not in use; empty where it is.
  Optional<String> issue() {
    return issue;
  }

  /// Whether the file's present content is not the one in use.
  boolean isBroken() {
    return broken;
  }

  /// Reads the file; true when a new version is in use now.
  synchronized boolean reload() {
    try {
      byte[] before = seen;
      seen = UNREADABLE;
      byte[] now = read(path);
      seen = now;
      if (Arrays.equals(now, before)) {
        return false;
      }
      current = parse.apply(now);
      broken = false;
      fingerprint = digest(now);
      appliedAt = Instant.now();
      issue = Optional.empty();
      LOG.info("A configuration file was read again file={}", path.getFileName());
      return true;
    } catch (InvalidFileException e) {
      reportOnce(e);
      return false;
    }
  }

  private void reportOnce(InvalidFileException e) {
    if (!broken) {
      LOG.error("A changed configuration file is ignored cause=\"{}\"", e.getMessage());
    }
    broken = true;
    issue = Optional.of(String.valueOf(e.getMessage()));
  }

  private static String digest(byte[] content) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(hash, 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static byte[] read(Path path) {
    try {
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw new InvalidFileException(
          "The file " + path + " cannot be read: create it, or make it readable for this process.");
    }
  }
}
