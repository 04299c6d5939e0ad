package com.kameleoon.destination.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What the example events must come to, counted from the file alone and without any code of the
/// product.
final class ShopExpectation {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> CONVERTING = Set.of("track", "page", "screen");
  private static final Set<String> TYPES =
      Set.of("track", "page", "screen", "identify", "group", "alias");
  private static final Set<String> REFUNDS = Set.of("Order Refunded", "Order Cancelled");

  final Map<String, Integer> refused = new TreeMap<>();
  final Map<String, Integer> conversionsByGoal = new TreeMap<>();
  final Map<String, BigDecimal> revenueByCurrency = new TreeMap<>();
  final Set<String> convertedMessages = new HashSet<>();
  final Set<String> audiences = new TreeSet<>();
  final Map<String, JsonNode> lastTraits = new HashMap<>();
  int lines;
  int duplicates;
  int aliases;
  int withoutVisitorCode;

  private final Set<String> seen = new HashSet<>();
  private final Map<String, Instant> lastIdentified = new HashMap<>();

  static ShopExpectation of(Path events) throws IOException {
    ShopExpectation expectation = new ShopExpectation();
    for (String line : Files.readAllLines(events)) {
      expectation.line(line);
    }
    return expectation;
  }

  private void line(String line) {
    lines++;
    JsonNode event;
    try {
      event = JSON.readTree(line);
    } catch (JsonProcessingException e) {
      refused.merge("invalid_json", 1, Integer::sum);
      return;
    }
    String fault = fault(event);
    if (!fault.isEmpty()) {
      refused.merge(fault, 1, Integer::sum);
    } else if (seen.add(event.path("messageId").asText())) {
      fresh(event);
    } else {
      duplicates++;
    }
  }

  private static String fault(JsonNode event) {
    if (!TYPES.contains(event.path("type").asText())) {
      return "unknown_type";
    }
    if (event.path("type").asText().equals("track") && !event.has("event")) {
      return "missing_field";
    }
    return event.path("timestamp").asText().matches("\\d{4}-\\d\\d-\\d\\dT.*Z")
        ? ""
        : "invalid_timestamp";
  }

  private void fresh(JsonNode event) {
    String type = event.path("type").asText();
    switch (type) {
      case "alias" -> aliases++;
      case "identify" -> identified(event);
      default -> {
        if (event.path("event").asText().startsWith("Audience ")) {
          audiences.add(event.at("/properties/audience_key").asText());
        } else if (CONVERTING.contains(type)) {
          converting(event, type);
        }
      }
    }
  }

  private void identified(JsonNode event) {
    String user = event.path("userId").asText();
    Instant at = Instant.parse(event.path("timestamp").asText());
    if (!at.isBefore(lastIdentified.getOrDefault(user, Instant.MIN))) {
      lastIdentified.put(user, at);
      lastTraits.put(user, event.path("traits"));
    }
  }

  private void converting(JsonNode event, String type) {
    if (!hasVisitorCode(event)) {
      withoutVisitorCode++;
      return;
    }
    String name = event.path(type.equals("track") ? "event" : "name").asText();
    conversionsByGoal.merge("SegmentIO " + type + " – " + name, 1, Integer::sum);
    convertedMessages.add(event.path("messageId").asText());
    JsonNode revenue = event.at("/properties/revenue");
    if (!revenue.isMissingNode()) {
      BigDecimal amount = new BigDecimal(revenue.asText().replace(",", ""));
      revenueByCurrency.merge(
          event.at("/properties/currency").asText(),
          REFUNDS.contains(name) ? amount.negate() : amount,
          BigDecimal::add);
    }
  }

  private static boolean hasVisitorCode(JsonNode event) {
    return List.of("properties", "traits", "context").stream()
        .anyMatch(part -> event.path(part).has("kameleoonVisitorCode"));
  }
}
