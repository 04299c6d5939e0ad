package com.kameleoon.destination.remotedata.mirror;

import com.kameleoon.destination.account.call.Wire;
import com.kameleoon.destination.account.data.DataApi;
import com.kameleoon.destination.account.oauth.ApiKey;
import com.kameleoon.destination.account.oauth.Authorized;
import com.kameleoon.destination.account.oauth.TokenSource;
import com.kameleoon.destination.model.wire.AccountMode;
import com.kameleoon.destination.model.wire.AccountSettings;
import com.kameleoon.destination.remotedata.settings.LiveConfiguration;
import com.kameleoon.destination.remotedata.settings.Settings;
import io.micronaut.context.annotation.Value;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/// The way to the account's map API; made anew when its settings or its key change.
@Singleton
final class MirrorConnection {
  static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final LiveConfiguration configuration;
  private final Clock clock;
  private final Optional<Path> secrets;
  private Optional<Made> made = Optional.empty();

  private record Origin(AccountSettings account, String sitecode, ApiKey key) {}

  private record Made(Origin origin, Wire wire, DataApi api) {}

  MirrorConnection(
      LiveConfiguration configuration,
      Clock clock,
      @Value("${kameleoon.secrets-dir:}") String secrets) {
    this.configuration = configuration;
    this.clock = clock;
    this.secrets = Optional.of(secrets).filter(text -> !text.isBlank()).map(Path::of);
  }

  /// Empty where nothing is mirrored, or where the API key cannot be read.
  synchronized Optional<DataApi> current() {
    Settings settings = configuration.settings();
    boolean cloud = settings.mirrored() && settings.account().mode() == AccountMode.Cloud;
    Optional<Origin> wanted =
        Optional.ofNullable(settings.account().apiKeyFile())
            .filter(_ -> cloud && !settings.account().dryRun())
            .flatMap(this::key)
            .map(key -> new Origin(settings.account(), settings.sitecode(), key));
    if (!made.map(Made::origin).equals(wanted)) {
      close();
      made = wanted.map(this::make);
    }
    return made.map(Made::api);
  }

  @PreDestroy
  synchronized void close() {
    made.ifPresent(m -> m.wire().close());
    made = Optional.empty();
  }

  private Made make(Origin origin) {
    AccountSettings account = origin.account();
    Wire wire = new Wire(TIMEOUT, Optional.ofNullable(account.userAgent()));
    TokenSource tokens =
        new TokenSource(wire, account.automationUrl(), origin.key(), clock, () -> {});
    Authorized calls = new Authorized(wire, tokens, () -> {});
    return new Made(origin, wire, new DataApi(calls, account.mapUrl(), origin.sitecode()));
  }

  private Optional<ApiKey> key(String name) {
    return secrets
        .map(folder -> folder.resolve(name).normalize())
        .filter(file -> file.startsWith(secrets.orElseThrow().normalize()))
        .flatMap(MirrorConnection::read);
  }

  private static Optional<ApiKey> read(Path file) {
    try {
      return ApiKey.parse(Files.readString(file));
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }
}
