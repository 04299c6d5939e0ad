package com.kameleoon.destination.model.compile;

import com.kameleoon.destination.model.spec.DestinationSpec;
import com.kameleoon.destination.model.spec.Durations;
import com.kameleoon.destination.model.spec.SourceSpec;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Everything about a destination that is not a mapping, a filter or a function.
final class SettingsRules {
  private static final int SITECODE_LENGTH = 10;
  private static final int LONGEST_TTL_HOURS = 8784;
  private static final Duration LONGEST_WINDOW = Duration.ofDays(30);
  private static final Duration LONGEST_RETENTION = Duration.ofDays(365);

  private final DestinationSpec spec;
  private final Findings findings;

  SettingsRules(DestinationSpec spec, Findings findings) {
    this.spec = spec;
    this.findings = findings;
  }

  void check() {
    checkSitecode(spec.sitecode());
    checkSources(spec.sources());
    checkCurrency();
    int ttl = spec.remoteData().ttlHours();
    if (ttl < 1 || ttl > LONGEST_TTL_HOURS) {
      findings.error(
          "spec.remoteData.ttlHours", "`ttlHours` is %d; use 1 to 8784 hours.".formatted(ttl));
    }
  }

  Duration dedupeWindow() {
    return duration("spec.dedupe.window", spec.dedupe().window(), LONGEST_WINDOW);
  }

  DeliverySettings delivery() {
    Duration last =
        duration("spec.delivery.lastAttempt", spec.delivery().lastAttempt(), LONGEST_WINDOW);
    Duration retention =
        duration("spec.delivery.retention", spec.delivery().retention(), LONGEST_RETENTION);
    if (retention.compareTo(last) < 0) {
      findings.error(
          "spec.delivery.retention",
          "`retention` is shorter than `lastAttempt`; events that are still tried must be kept.");
    }
    return new DeliverySettings(last, retention);
  }

  private void checkSitecode(String sitecode) {
    if (sitecode.length() != SITECODE_LENGTH) {
      findings.error(
          "spec.sitecode",
          "`sitecode` has %d characters; a Kameleoon project's sitecode has exactly 10."
              .formatted(sitecode.length()));
    } else if (!sitecode.matches("[a-z0-9]+")) {
      findings.warning(
          "spec.sitecode",
          "`sitecode` usually has only lower-case letters and digits; check it in Kameleoon.");
    }
  }

  private void checkSources(List<SourceSpec> sources) {
    Set<String> names = new HashSet<>();
    for (int i = 0; i < sources.size(); i++) {
      String name = sources.get(i).name();
      if (name.isBlank() || !names.add(name)) {
        findings.error(
            "spec.sources[" + i + "].name",
            "Each source needs a name of its own; `%s` is empty or taken.".formatted(name));
      }
    }
  }

  private void checkCurrency() {
    String currency = spec.goals().currency();
    if (currency != null && !currency.matches("[A-Z]{3}")) {
      findings.error(
          "spec.goals.currency",
          "`currency` is `%s`; use an ISO 4217 code such as EUR.".formatted(currency));
    }
  }

  private Duration duration(String path, String text, Duration longest) {
    Duration duration = Durations.parse(text).orElse(Duration.ZERO);
    if (duration.isZero() || duration.compareTo(longest) > 0) {
      findings.error(
          path,
          "`%s` is no duration from 1ms to %dd; write 30s, 5m, 24h or 7d."
              .formatted(text, longest.toDays()));
    }
    return duration;
  }
}
