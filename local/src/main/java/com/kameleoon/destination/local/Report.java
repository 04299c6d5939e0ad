package com.kameleoon.destination.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.local.send.SendTally;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// What became of the events: a row per figure, with two words on what it means.
final class Report {
  private final Figures figures;
  private final PrintStream out;

  Report(Figures figures, PrintStream out) {
    this.figures = figures;
    this.out = out;
  }

  /// @param sent the answers of this run
  void print(SendTally sent) {
    out.println();
    row("sent", sent.sent(), "lines of the file");
    row("refused", sum(sent.refused()), "wrong input" + reasons(sent.refused()));
    printDelivery(figures.delivery());
    printGoals(figures.goals());
    printRemoteData(figures.remoteData());
    out.println();
  }

  private void printDelivery(JsonNode delivery) {
    row("duplicates", delivery.path("duplicates").asLong(), "sent again, kept once");
    row("received", delivery.path("received").asLong(), "stored durably");
    row(
        "filtered",
        sum(delivery.path("filtered")),
        "not meant" + reasons(delivery.path("filtered")));
    row("delivered", delivery.path("delivered").asLong(), "took effect");
    row(
        "discarded",
        sum(delivery.path("discarded")),
        "set aside" + reasons(delivery.path("discarded")));
    row("pending", delivery.path("pending").asLong(), "still underway");
  }

  private void printGoals(JsonNode goals) {
    row("goals created", goals.path("createdAutomatically").asLong(), "tagged segment.io");
    row("conversions", goals.path("conversions").asLong(), "goals reached");
    for (Map.Entry<String, JsonNode> sum : goals.path("revenueByCurrency").properties()) {
      row("revenue " + sum.getKey(), sum.getValue().decimalValue(), "net of refunds");
    }
  }

  private void printRemoteData(JsonNode remoteData) {
    row("profiles", remoteData.path("profiles").asLong(), "ids with traits or group");
    row("cohorts", remoteData.path("cohorts").asLong(), "known audiences");
  }

  private void row(String name, long figure, String meaning) {
    out.printf(Locale.ROOT, "  %-14s %,12d   %s%n", name, figure, meaning);
  }

  private void row(String name, BigDecimal figure, String meaning) {
    out.printf(Locale.ROOT, "  %-14s %,12.2f   %s%n", name, figure, meaning);
  }

  private static long sum(Map<String, Integer> counts) {
    return counts.values().stream().mapToLong(Integer::longValue).sum();
  }

  private static long sum(JsonNode counts) {
    return counts.valueStream().mapToLong(JsonNode::asLong).sum();
  }

  private static String reasons(Map<String, Integer> counts) {
    return counts.entrySet().stream()
        .map(count -> count.getKey() + " " + count.getValue())
        .collect(Collectors.joining(", ", counts.isEmpty() ? "" : ": ", ""));
  }

  private static String reasons(JsonNode counts) {
    return counts
        .propertyStream()
        .map(count -> count.getKey().toLowerCase(Locale.ROOT) + " " + count.getValue().asLong())
        .collect(Collectors.joining(", ", counts.isEmpty() ? "" : ": ", ""));
  }
}
