package com.kameleoon.destination.model.fql;

import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.model.json.Answer;
import com.kameleoon.destination.model.json.ValueQuestion;
import java.util.Optional;

/// A condition that a text of the event answers without being decoded; where there is no such text,
/// the condition itself is asked.
final class Shortcut implements EventMatcher {
  /// Where the text is.
  @FunctionalInterface
  interface Place {
    /// UNKNOWN where there is none that has not been decoded.
    Answer ask(JsonNode event, ValueQuestion question);
  }

  private final Place place;
  private final ValueQuestion question;
  private final EventMatcher condition;

  private Shortcut(Place place, ValueQuestion question, EventMatcher condition) {
    this.place = place;
    this.question = question;
    this.condition = condition;
  }

  /// @param question says of a text what the condition says of it; empty where none does
  static EventMatcher of(Place place, Optional<ValueQuestion> question, EventMatcher condition) {
    return question.<EventMatcher>map(it -> new Shortcut(place, it, condition)).orElse(condition);
  }

  @Override
  public boolean matches(JsonNode event) {
    return switch (place.ask(event, question)) {
      case YES -> true;
      case NO -> false;
      case UNKNOWN -> condition.matches(event);
    };
  }
}
