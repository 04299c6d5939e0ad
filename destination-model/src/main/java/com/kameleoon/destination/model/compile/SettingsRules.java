package com.kameleoon.destination.model.compile;

import com.kameleoon.destination.model.spec.ByteQuantity;
import com.kameleoon.destination.model.spec.DestinationSpec;
import com.kameleoon.destination.model.spec.SourceSpec;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Everything about a destination that is not a mapping, a filter or a function.
final class SettingsRules {
  private static final int SITECODE_LENGTH = 10;
  private static final Duration LONGEST_WINDOW = Duration.ofDays(30);
  private static final Duration LONGEST_RETENTION = Duration.ofDays(365);
  private static final int LARGEST_BODY = 1 << 20;

  private final DestinationSpec spec;
  private final Findings findings;

  SettingsRules(DestinationSpec spec, Findings findings) {
    this.spec = spec;
    this.findings = findings;
  }

  void check() {
    checkSitecode(spec.sitecode());
    checkSources(spec.sources());
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
    return new DeliverySettings(last, retention, bodyLimit());
  }

  private int bodyLimit() {
    long limit = ByteQuantity.parse(spec.delivery().bodyLimit()).orElse(Long.MAX_VALUE);
    if (limit > LARGEST_BODY) {
      findings.error(
          "spec.delivery.bodyLimit",
          "`%s` is no size from 0 to 1Mi, which is the largest event; write 64Ki."
              .formatted(spec.delivery().bodyLimit()));
    }
    return (int) Math.min(limit, LARGEST_BODY);
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

  private Duration duration(String path, String text, Duration longest) {
    return findings.duration(path, text, longest);
  }
}
