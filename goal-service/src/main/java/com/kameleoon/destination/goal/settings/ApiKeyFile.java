package com.kameleoon.destination.goal.settings;

import com.kameleoon.destination.account.oauth.ApiKey;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The API key of the account, as its mounted Secret has it now.
@Singleton
public final class ApiKeyFile {
  private final Optional<Path> folder;
  private final Clock clock;
  private final Map<Path, WatchedFile> files = new HashMap<>();

  ApiKeyFile(KameleoonConfiguration configuration, Clock clock) {
    this.folder = Optional.ofNullable(configuration.secretsDir());
    this.clock = clock;
  }

  /// Empty where there is no such file, or no key in it.
  ///
  /// @param name `<Secret>/<key>`
  public synchronized Optional<ApiKey> read(String name) {
    return folder
        .map(path -> path.resolve(name).normalize())
        .filter(path -> path.startsWith(folder.orElseThrow().normalize()))
        .flatMap(this::key);
  }

  private Optional<ApiKey> key(Path path) {
    WatchedFile file = files.computeIfAbsent(path, p -> new WatchedFile(p, clock));
    return switch (file.current()) {
      case WatchedFile.Reading.Text(String value) -> ApiKey.parse(value);
      case WatchedFile.Reading.Missing _ -> Optional.empty();
    };
  }
}
