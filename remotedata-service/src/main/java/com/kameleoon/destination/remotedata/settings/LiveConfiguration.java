package com.kameleoon.destination.remotedata.settings;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Value;
import io.micronaut.core.annotation.Creator;
import jakarta.annotation.PreDestroy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/// The settings and the service token as they are now; both files are looked at every second.
@Context
public final class LiveConfiguration implements AutoCloseable {
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final WatchedFile<Settings> settings;
  private final WatchedFile<ServiceTokens> token;
  private final ReplacedTokens replaced = new ReplacedTokens();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final Ticker ticker;

  @Creator
  LiveConfiguration(
      @Value("${kameleoon.settings-file:}") String settingsFile,
      @Value("${kameleoon.service-token-file:}") String tokenFile,
      MeterRegistry meters) {
    settings = new WatchedFile<>(path("kameleoon.settings-file", settingsFile), Settings::parse);
    token =
        new WatchedFile<>(path("kameleoon.service-token-file", tokenFile), ServiceTokens::parse);
    Gauge.builder("kameleoon.settings.broken", this, LiveConfiguration::brokenFiles)
        .description("Configuration files whose present content is broken and ignored")
        .register(meters);
    ticker = Ticker.every(LOOK, "configuration-files", this::reload);
  }

  public Settings settings() {
    return settings.current();
  }

  /// Whether this `Authorization` header carries the service token.
  public boolean acceptsService(Optional<String> authorization) {
    return token.current().accepts(authorization) || replaced.accepts(authorization);
  }

  /// Which version of the settings is in use, and why a newer one is not.
  public ConfigurationState state() {
    return new ConfigurationState(
        Optional.ofNullable(settings().revision()).orElseGet(settings::fingerprint),
        settings.appliedAt().toString(),
        Stream.concat(settings.issue().stream(), token.issue().stream()).toList());
  }

  /// Runs after every change of the settings, when [#settings()] returns the new ones already.
  public void onChange(Runnable listener) {
    listeners.add(listener);
  }

  @Override
  @PreDestroy
  public void close() {
    ticker.close();
  }

  private void reload() {
    ServiceTokens before = token.current();
    if (token.reload()) {
      replaced.add(before);
    }
    if (settings.reload()) {
      listeners.forEach(Runnable::run);
    }
  }

  private int brokenFiles() {
    return (settings.isBroken() ? 1 : 0) + (token.isBroken() ? 1 : 0);
  }

  private static Path path(String key, String value) {
    if (value.isBlank()) {
      throw new InvalidFileException(
          "The setting " + key + " is missing: set it to a file's path.");
    }
    return Path.of(value);
  }
}
