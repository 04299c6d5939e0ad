package com.kameleoon.destination.ingest.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Hides the values of properties that nobody should read over a shoulder. What is stored and sent
/// stays as it is.
@Singleton
public final class Masking {
  static final TextNode HIDDEN = TextNode.valueOf("•••");
  private static final Set<String> ALWAYS =
      Set.of(
          "password",
          "passwd",
          "secret",
          "token",
          "accesstoken",
          "refreshtoken",
          "apikey",
          "authorization",
          "writekey",
          "cookie",
          "creditcard",
          "cardnumber",
          "cvv",
          "iban",
          "ssn");

  private final Set<String> names;

  /// @param listed names of properties, on top of those that always are; case, `_` and `-` are the
  ///   same to it
  Masking(@Value("${kameleoon.console.masked-properties:}") List<String> listed) {
    this.names =
        java.util.stream.Stream.concat(ALWAYS.stream(), listed.stream().map(Masking::plain))
            .filter(name -> !name.isEmpty())
            .collect(Collectors.toUnmodifiableSet());
  }

  /// A copy where something has to be hidden.
  public JsonNode mask(JsonNode json) {
    return switch (json) {
      case ObjectNode object -> mask(object);
      case ArrayNode array -> {
        ArrayNode copy = JsonNodeFactory.instance.arrayNode(array.size());
        array.forEach(item -> copy.add(mask(item)));
        yield copy;
      }
      default -> json;
    };
  }

  public ObjectNode mask(ObjectNode object) {
    ObjectNode copy = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      boolean hidden = names.contains(plain(member.getKey())) && !member.getValue().isNull();
      copy.set(member.getKey(), hidden ? HIDDEN : mask(member.getValue()));
    }
    return copy;
  }

  /// An event as it may be shown.
  public EventRecord mask(EventRecord event) {
    return event.with(event.deliveries().stream().map(this::mask).toList(), mask(event.body()));
  }

  private DeliveryRecord mask(DeliveryRecord delivery) {
    return new DeliveryRecord(
        delivery.id(),
        delivery.mapping(),
        delivery.target(),
        mask(delivery.item()),
        delivery.outcome(),
        delivery.reason(),
        delivery.detail(),
        delivery.attempts(),
        delivery.finishedAt(),
        delivery.milliseconds());
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "").strip();
  }
}
