package com.kameleoon.destination.goal.settings;

import com.kameleoon.destination.goal.settings.WatchedFile.Reading;
import com.kameleoon.destination.model.wire.GoalSettings;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The destination's settings, as the file has them now; a broken new version leaves the old one.
@Context
public final class Settings {
  private static final Logger LOG = LoggerFactory.getLogger(Settings.class);

  private final WatchedFile file;
  private final SettingsReader reader;
  private Reading seen;
  private GoalSettings current;
  private boolean broken;
  private ConfigurationState state;
  private final Clock clock;

  Settings(
      KameleoonConfiguration configuration,
      Clock clock,
      SettingsReader reader,
      MeterRegistry metrics) {
    this.file = new WatchedFile(configuration.settingsFile(), clock);
    this.reader = reader;
    this.clock = clock;
    this.seen = file.current();
    this.current =
        switch (reader.read(seen)) {
          case SettingsReader.Result.Valid(GoalSettings settings) -> settings;
          case SettingsReader.Result.Broken(String reason) ->
              throw new CannotStart(
                  "kameleoon.settings-file: %s %s".formatted(file.path(), reason));
        };
    this.state = applied();
    Gauge.builder("kameleoon.goal.settings.broken", this, s -> s.broken() ? 1 : 0)
        .description("1 while the settings file is broken and its last good version is in use")
        .register(metrics);
  }

  /// The newest valid version.
  public synchronized GoalSettings current() {
    Reading now = file.current();
    if (!now.equals(seen)) {
      seen = now;
      take(reader.read(now));
    }
    return current;
  }

  /// Which version that is, and why a newer one is refused.
  synchronized ConfigurationState state() {
    current();
    return state;
  }

  private ConfigurationState applied() {
    String revision = Optional.ofNullable(current.revision()).orElseGet(() -> seen.fingerprint());
    return new ConfigurationState(revision, clock.instant(), List.of());
  }

  private synchronized boolean broken() {
    current();
    return broken;
  }

  private void take(SettingsReader.Result result) {
    switch (result) {
      case SettingsReader.Result.Valid(GoalSettings settings) -> {
        current = settings;
        broken = false;
        state = applied();
        LOG.info("Settings were read again revision={}", state.revision());
      }
      case SettingsReader.Result.Broken(String reason) -> {
        broken = true;
        state = new ConfigurationState(state.revision(), state.appliedAt(), List.of(reason));
        LOG.error("Settings are broken, the last good version stays reason=\"{}\"", reason);
      }
    }
  }
}
