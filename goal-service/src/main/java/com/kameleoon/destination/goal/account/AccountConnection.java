package com.kameleoon.destination.goal.account;

import com.kameleoon.destination.account.automation.AutomationApi;
import com.kameleoon.destination.account.call.Wire;
import com.kameleoon.destination.account.data.DataApi;
import com.kameleoon.destination.account.oauth.ApiKey;
import com.kameleoon.destination.account.oauth.Authorized;
import com.kameleoon.destination.account.oauth.TokenSource;
import com.kameleoon.destination.goal.settings.ApiKeyFile;
import com.kameleoon.destination.goal.settings.Settings;
import com.kameleoon.destination.model.wire.AccountMode;
import com.kameleoon.destination.model.wire.AccountSettings;
import com.kameleoon.destination.model.wire.DestinationMode;
import com.kameleoon.destination.model.wire.GoalSettings;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/// The way to the account; made anew when its settings or its key change.
@Singleton
public final class AccountConnection {
  /// How long one call may take; shorter than the database's patience with an open transaction.
  public static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final Settings settings;
  private final ApiKeyFile keys;
  private final Clock clock;
  private final CallCounter calls;
  private Optional<Made> made = Optional.empty();

  private record Origin(AccountSettings settings, String sitecode, ApiKey key) {}

  private record Made(Origin origin, Wire wire, Connected connected) {}

  AccountConnection(Settings settings, ApiKeyFile keys, Clock clock, CallCounter calls) {
    this.settings = settings;
    this.keys = keys;
    this.clock = clock;
    this.calls = calls;
  }

  /// Whether goals, conversions and custom data go to an account.
  public boolean writes() {
    GoalSettings now = settings.current();
    return reads() && !now.account().dryRun() && now.mode() == DestinationMode.Live;
  }

  /// Whether there is an account to compare with.
  public boolean reads() {
    return settings.current().account().mode() == AccountMode.Cloud;
  }

  /// Empty where there is no account, or no readable API key.
  public synchronized Optional<Connected> current() {
    GoalSettings now = settings.current();
    Optional<Origin> wanted =
        Optional.ofNullable(now.account().apiKeyFile())
            .filter(_ -> reads())
            .flatMap(keys::read)
            .map(key -> new Origin(now.account(), now.sitecode(), key));
    if (!made.map(Made::origin).equals(wanted)) {
      close();
      made = wanted.map(this::make);
    }
    return made.map(Made::connected);
  }

  @PreDestroy
  synchronized void close() {
    made.ifPresent(m -> m.wire().close());
    made = Optional.empty();
  }

  private Made make(Origin origin) {
    AccountSettings account = origin.settings();
    Wire wire = new Wire(TIMEOUT, Optional.ofNullable(account.userAgent()));
    TokenSource tokens =
        new TokenSource(wire, account.automationUrl(), origin.key(), clock, calls::unasked);
    AutomationApi automation =
        new AutomationApi(new Authorized(wire, tokens, calls::unasked), account.automationUrl());
    DataApi data =
        new DataApi(new Authorized(wire, tokens, () -> {}), account.dataUrl(), origin.sitecode());
    return new Made(origin, wire, new Connected(account, automation, data));
  }
}
