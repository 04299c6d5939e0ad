package com.kameleoon.destination.operator.report;

import com.kameleoon.destination.model.status.Condition;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// Conditions in the making: the time of one that did not change is carried on.
final class Facts {
  private static final int LONGEST = 32_000;

  private final List<Condition> before;
  private final long generation;
  private final String now;
  private final List<Condition> facts = new ArrayList<>();

  Facts(List<Condition> before, long generation, Instant now) {
    this.before = before;
    this.generation = generation;
    this.now = now.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  void yes(String type, String reason, String message) {
    add(type, "True", reason, message);
  }

  void no(String type, String reason, String message) {
    add(type, "False", reason, message);
  }

  void unknown(String type, String reason, String message) {
    add(type, "Unknown", reason, message);
  }

  private void add(String type, String status, String reason, String message) {
    String since =
        before.stream()
            .filter(old -> old.type().equals(type) && old.status().equals(status))
            .map(Condition::lastTransitionTime)
            .findFirst()
            .orElse(now);
    String bounded = message.length() <= LONGEST ? message : message.substring(0, LONGEST) + "…";
    facts.add(new Condition(type, status, generation, since, reason, bounded));
  }

  boolean holds(String type) {
    return facts.stream().anyMatch(it -> it.type().equals(type) && it.status().equals("True"));
  }

  List<Condition> all() {
    return List.copyOf(facts);
  }
}
