package com.kameleoon.destination.goal.conversion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kameleoon.destination.goal.settings.Currencies;
import com.kameleoon.destination.model.event.EventType;
import com.kameleoon.destination.model.wire.ConversionItem;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What an event is worth, as Segment's spec has it.
///
/// @param amount never negative; absent where the event has none or `issue` says why it is unusable
/// @param currency ISO 4217, upper case
/// @param negative a refund: the amount counts against the goal
record Revenue(
    Optional<BigDecimal> amount,
    Optional<String> currency,
    boolean negative,
    Optional<RevenueIssue> issue) {
  private static final Set<String> REFUNDS =
      Set.of("order refunded", "order cancelled", "order canceled");
  private static final Set<String> ORDERS =
      Set.of(
          "order completed",
          "completed order",
          "order updated",
          "order refunded",
          "order cancelled",
          "order canceled");

  /// Reads `revenue`, for orders then `total`, then `value`: the first that is there decides. Only
  /// tracks have one.
  static Revenue of(ConversionItem item, Optional<String> assumedCurrency) {
    if (item.type() != EventType.TRACK || item.properties() == null) {
      return none(false);
    }
    String event = plainName(item);
    boolean refund = REFUNDS.contains(event);
    return written(item.properties(), ORDERS.contains(event))
        .map(node -> read(Amount.of(node), refund, item.properties(), assumedCurrency))
        .orElseGet(() -> none(refund));
  }

  private static Revenue read(
      Amount amount, boolean refund, ObjectNode properties, Optional<String> assumedCurrency) {
    return switch (amount) {
      case Amount.Refused(RevenueIssue issue) ->
          new Revenue(Optional.empty(), Optional.empty(), refund, Optional.of(issue));
      case Amount.Read(BigDecimal value) ->
          priced(value, refund || value.signum() < 0, properties, assumedCurrency);
    };
  }

  /// A currency that is none is not replaced by the assumed one: that would be a wrong sum.
  private static Revenue priced(
      BigDecimal value, boolean negative, ObjectNode properties, Optional<String> assumed) {
    Optional<BigDecimal> amount = Optional.of(value.abs());
    JsonNode written = properties.path("currency");
    if (isBlank(written)) {
      return new Revenue(amount, assumed.flatMap(Currencies::known), negative, Optional.empty());
    }
    Optional<String> known = Currencies.known(written.asText());
    Optional<RevenueIssue> issue =
        known.isPresent() ? Optional.empty() : Optional.of(RevenueIssue.UNKNOWN_CURRENCY);
    return new Revenue(amount, known, negative, issue);
  }

  private static Optional<JsonNode> written(ObjectNode properties, boolean order) {
    List<String> names = order ? List.of("revenue", "total", "value") : List.of("revenue", "value");
    return names.stream().map(properties::path).filter(node -> !isBlank(node)).findFirst();
  }

  private static boolean isBlank(JsonNode node) {
    return node.isMissingNode()
        || node.isNull()
        || (node.isTextual() && node.textValue().isBlank());
  }

  private static Revenue none(boolean negative) {
    return new Revenue(Optional.empty(), Optional.empty(), negative, Optional.empty());
  }

  private static String plainName(ConversionItem item) {
    String name = item.name() == null ? "" : item.name();
    return name.strip().replace('_', ' ').toLowerCase(Locale.ROOT);
  }
}
