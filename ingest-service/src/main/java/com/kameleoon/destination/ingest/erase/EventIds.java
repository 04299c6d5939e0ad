package com.kameleoon.destination.ingest.erase;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The ids of a person that an event carries.
///
/// @param user what tells persons apart; empty where the event has none
/// @param others anonymous id, previous id and visitor codes: a device or browser
record EventIds(Set<String> user, Set<String> others) {
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final String VISITOR_CODE = "kameleoonVisitorCode";

  /// Of the event as it was stored; none for a text that is no JSON.
  static EventIds of(byte[] body) {
    Set<String> user = new HashSet<>();
    Set<String> others = new HashSet<>();
    try {
      JsonNode event = JSON.readTree(body);
      add(user, event.path("userId"));
      add(others, event.path("anonymousId"));
      add(others, event.path("previousId"));
      for (String section : List.of("properties", "traits", "context")) {
        add(others, event.path(section).path(VISITOR_CODE));
      }
      add(others, event.path("context").path("traits").path(VISITOR_CODE));
    } catch (IOException noJson) {
      // Nothing that could be read was kept.
    }
    return new EventIds(user, others);
  }

  /// Whether the event is this person's: it carries an id that was asked for, or one that is known
  /// to be theirs and no other person's user id.
  boolean belongTo(Person person) {
    boolean asked =
        Stream.concat(user.stream(), others.stream()).anyMatch(person.asked()::contains);
    boolean known =
        user.isEmpty()
            ? others.stream().anyMatch(person.ids()::contains)
            : user.stream().anyMatch(person.ids()::contains);
    return asked || known;
  }

  /// What is known of the person after an event of theirs. Another user id on a device of theirs is
  /// somebody else, unless the device itself was asked for.
  Set<String> known(Person person) {
    Set<String> ids = new HashSet<>(others);
    if (Stream.concat(user.stream(), others.stream()).anyMatch(person.asked()::contains)) {
      ids.addAll(user);
    }
    return ids;
  }

  private static void add(Set<String> ids, JsonNode value) {
    if ((value.isTextual() || value.isNumber()) && !value.asText().isEmpty()) {
      ids.add(value.asText());
    }
  }
}
