package com.kameleoon.destination.system;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Numbered events, and what must have come of them when all were acknowledged. Every tenth is an
/// identify; its number is the trait, and the newest number of each user must stay.
final class ChaosEvents {
  private static final Instant FIRST = Instant.parse("2026-11-02T06:00:00Z");
  private static final int USERS = 150;
  private static final int NAMES = 12;

  private final int count;

  ChaosEvents(int count) {
    this.count = count;
  }

  Stream<String> lines() {
    return IntStream.range(0, count).mapToObj(ChaosEvents::line);
  }

  private static String line(int n) {
    String common =
        "\"messageId\":\"%s\",\"anonymousId\":\"anonymous-%d\",\"timestamp\":\"%s\""
            .formatted(messageId(n), n % USERS, FIRST.plusSeconds(n));
    return isIdentify(n)
        ? "{\"type\":\"identify\",\"userId\":\"%s\",\"traits\":{\"plan\":\"plan-%d\"},%s}"
            .formatted(user(n), n, common)
        : "{\"type\":\"track\",\"event\":\"Event %d\",\"properties\":{\"kameleoonVisitorCode\":\"visitor%d\"},%s}"
            .formatted(n % NAMES, n % USERS, common);
  }

  private static String messageId(int n) {
    return "chaos-%05d".formatted(n);
  }

  private static boolean isIdentify(int n) {
    return n % 10 == 3;
  }

  private static String user(int n) {
    return "chaos-user-" + n % USERS;
  }

  /// The messageIds of which each must be one conversion.
  Set<String> converting() {
    Set<String> messages = new HashSet<>();
    IntStream.range(0, count).filter(n -> !isIdentify(n)).forEach(n -> messages.add(messageId(n)));
    return messages;
  }

  /// User to the trait that must be stored in the end.
  Map<String, String> newestPlans() {
    Map<String, String> plans = new HashMap<>();
    IntStream.range(0, count)
        .filter(ChaosEvents::isIdentify)
        .forEach(n -> plans.put(user(n), "plan-" + n));
    return plans;
  }

  /// How many goals there must be.
  int goals() {
    return NAMES;
  }
}
