package com.kameleoon.destination.goal.settings;

import com.kameleoon.destination.goal.settings.WatchedFile.Reading;
import com.kameleoon.destination.model.wire.GoalSettings;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import java.time.Clock;
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

  Settings(
      KameleoonConfiguration configuration,
      Clock clock,
      SettingsReader reader,
      MeterRegistry metrics) {
    this.file = new WatchedFile(configuration.settingsFile(), clock);
    this.reader = reader;
    this.seen = file.current();
    this.current =
        switch (reader.read(seen)) {
          case SettingsReader.Result.Valid(GoalSettings settings) -> settings;
          case SettingsReader.Result.Broken(String reason) ->
              throw new CannotStart(
                  "kameleoon.settings-file: %s %s".formatted(file.path(), reason));
        };
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

  private synchronized boolean broken() {
    current();
    return broken;
  }

  private void take(SettingsReader.Result result) {
    switch (result) {
      case SettingsReader.Result.Valid(GoalSettings settings) -> {
        current = settings;
        broken = false;
        LOG.info("Settings were read again sitecode={}", settings.sitecode());
      }
      case SettingsReader.Result.Broken(String reason) -> {
        broken = true;
        LOG.error("Settings are broken, the last good version stays reason=\"{}\"", reason);
      }
    }
  }
}
