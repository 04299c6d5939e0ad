package com.kameleoon.destination.model.compile;

import com.kameleoon.destination.model.spec.CustomDataSpec;
import com.kameleoon.destination.model.spec.DestinationSpec;
import com.kameleoon.destination.model.spec.GoalDedupeSpec;
import com.kameleoon.destination.model.spec.GoalsSpec;
import com.kameleoon.destination.model.wire.AccountMode;
import com.kameleoon.destination.model.wire.AliasSettings;
import com.kameleoon.destination.model.wire.CreationSettings;
import com.kameleoon.destination.model.wire.CustomDataSettings;
import com.kameleoon.destination.model.wire.DedupeSettings;
import com.kameleoon.destination.model.wire.DestinationMode;
import com.kameleoon.destination.model.wire.GoalCreation;
import com.kameleoon.destination.model.wire.GoalSettings;
import com.kameleoon.destination.model.wire.MirrorMode;
import com.kameleoon.destination.model.wire.RemoteDataSettings;
import com.kameleoon.destination.model.wire.WireVersion;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What goal-service and remotedata-service run by.
final class ServiceRules {
  private static final int LONGEST_TTL_HOURS = 8784;
  private static final Duration LONGEST_DEDUPE = Duration.ofDays(366);
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);

  private final DestinationSpec spec;
  private final AccountRules account;
  private final Findings findings;

  ServiceRules(DestinationSpec spec, Findings findings) {
    this.spec = spec;
    this.account = new AccountRules(spec, findings);
    this.findings = findings;
  }

  void check() {
    account.check();
    checkRemoteData();
    checkCurrency(spec.goals().currency());
    checkCreation(spec.goals());
    checkCustomData(spec.customData());
  }

  GoalSettings goals() {
    GoalsSpec goals = spec.goals();
    return new GoalSettings(
        WireVersion.CURRENT,
        spec.sitecode(),
        goals.convention(),
        goals.visitorCodeFallback(),
        goals.currency(),
        spec.mode(),
        null,
        account.settings(),
        new CreationSettings(goals.create(), goals.patterns(), goals.dailyCap()),
        goals.metadata(),
        dedupe(goals.dedupe()),
        aliases(),
        isShadow() ? CustomDataSettings.OFF : customData(spec.customData()));
  }

  RemoteDataSettings remoteData() {
    return new RemoteDataSettings(
        WireVersion.CURRENT,
        spec.sitecode(),
        spec.remoteData().traits(),
        spec.remoteData().ttlHours(),
        null,
        isShadow() ? MirrorMode.Local : target(),
        account.settings());
  }

  /// Nothing is changed in the account then, neither custom data nor remote data.
  private boolean isShadow() {
    return spec.mode() == DestinationMode.Shadow;
  }

  private MirrorMode target() {
    boolean cloud = spec.account().mode() == AccountMode.Cloud;
    return Optional.ofNullable(spec.remoteData().mirror())
        .orElse(cloud ? MirrorMode.Both : MirrorMode.Local);
  }

  private void checkRemoteData() {
    int ttl = spec.remoteData().ttlHours();
    if (ttl < 1 || ttl > LONGEST_TTL_HOURS) {
      findings.error(
          "spec.remoteData.ttlHours", "`ttlHours` is %d; use 1 to 8784 hours.".formatted(ttl));
    }
    if (target() != MirrorMode.Local && spec.account().mode() == AccountMode.Embedded) {
      findings.error(
          "spec.remoteData.mirror",
          "`mirror` is %s, which needs an account to write to; set account.mode to Cloud, or mirror"
                  .formatted(target())
              + " to Local.");
    }
  }

  private void checkCurrency(@Nullable String currency) {
    if (currency != null && !currency.matches("[A-Z]{3}")) {
      findings.error(
          "spec.goals.currency",
          "`currency` is `%s`; use an ISO 4217 code such as EUR.".formatted(currency));
    }
  }

  private void checkCreation(GoalsSpec goals) {
    if (goals.create() != GoalCreation.Listed && !goals.patterns().isEmpty()) {
      findings.warning(
          "spec.goals.patterns",
          "`patterns` have no effect with create: %s; write create: Listed."
              .formatted(goals.create()));
    }
  }

  private void checkCustomData(CustomDataSpec customData) {
    if (customData(customData).wanted() && spec.account().mode() == AccountMode.Embedded) {
      findings.error(
          "spec.customData",
          "`customData` is created in an account; set account.mode to Cloud, or leave it out.");
    }
  }

  private @Nullable DedupeSettings dedupe(@Nullable GoalDedupeSpec dedupe) {
    if (dedupe == null) {
      return null;
    }
    Duration ttl = findings.duration("spec.goals.dedupe.ttl", dedupe.ttl(), LONGEST_DEDUPE);
    return new DedupeSettings(dedupe.property(), Math.max(1, ttl.toSeconds()));
  }

  private AliasSettings aliases() {
    Duration wait =
        findings.duration("spec.identity.waitFor", spec.identity().waitFor(), LONGEST_WAIT);
    return new AliasSettings(spec.identity().aliases(), wait.toSeconds());
  }

  private static CustomDataSettings customData(CustomDataSpec spec) {
    return new CustomDataSettings(spec.readBy(), spec.personas(), spec.groupId(), spec.traits());
  }
}
