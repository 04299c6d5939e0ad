package com.kameleoon.destination.ingest.delivery;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/// The bearer token between the services; read again when its file changes.
@Singleton
final class ServiceToken {
  private final TargetSettings settings;
  private @Nullable Read last;

  ServiceToken(TargetSettings settings) {
    this.settings = settings;
  }

  private record Read(FileTime changedAt, String token) {}

  synchronized String value() throws IOException {
    Path file = settings.tokenFile();
    FileTime changedAt = Files.getLastModifiedTime(file);
    Read read = last;
    if (read == null || !read.changedAt().equals(changedAt)) {
      read = new Read(changedAt, Files.readString(file).strip());
      last = read;
    }
    return read.token();
  }
}
