package com.kameleoon.destination.model.action;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/// An audience that somebody entered or left, as Segment's Engage says it in a track call.
///
/// Segment's own rule reads `context.personas`; where a mapping left the context out, the event's
/// name and `audience_key` stand in. Only JSON booleans say who is a member.
record Membership(String audience, boolean member) {

  static Optional<Membership> of(ObjectNode body) {
    JsonNode personas = body.path("context").path("personas");
    return personas.isObject() ? byPersonas(body, personas) : byName(body);
  }

  private static Optional<Membership> byPersonas(ObjectNode body, JsonNode personas) {
    String audience = personas.path("computation_key").asText();
    return isAudience(personas.path("computation_class").asText()) && !audience.isEmpty()
        ? flag(body, audience).map(member -> new Membership(audience, member))
        : Optional.empty();
  }

  private static boolean isAudience(String computationClass) {
    return computationClass.equals("audience") || computationClass.equals("journey_step");
  }

  private static Optional<Membership> byName(ObjectNode body) {
    String audience = body.path(Names.PROPERTIES).path("audience_key").asText();
    return audience.isEmpty()
        ? Optional.empty()
        : entered(body.path("event").asText())
            .map(entered -> new Membership(audience, flag(body, audience).orElse(entered)));
  }

  private static Optional<Boolean> entered(String event) {
    return switch (event) {
      case "Audience Entered" -> Optional.of(true);
      case "Audience Exited" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  private static Optional<Boolean> flag(ObjectNode body, String audience) {
    JsonNode flag = body.path(Names.PROPERTIES).path(audience);
    return flag.isBoolean() ? Optional.of(flag.booleanValue()) : Optional.empty();
  }
}
