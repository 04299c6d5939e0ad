package com.kameleoon.destination.model.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Coerces one value to its types and checks it, as the reference's JSON Schema validator does.
record ValueCheck(List<JsonType> types, FieldType type, Constraints constraints) {

  private static final List<JsonType> ONLY_OBJECT = List.of(JsonType.OBJECT);

  /// Only what is sure: a text that is not empty, or an object, of that very type.
  boolean isFine(JsonNode value) {
    return switch (type) {
      case STRING ->
          value.isTextual() && !value.textValue().isEmpty() && constraints.equals(Constraints.NONE);
      case DATE_TIME -> value.isTextual() && DateFormats.isDateTime(value.textValue());
      case OBJECT -> value.isObject();
      case NUMBER, INTEGER, BOOLEAN, DATE_LIKE -> false;
    };
  }

  /// @param name how messages begin
  JsonNode coerced(String name, JsonNode value, List<String> messages) {
    if (hasType(value)) {
      check(name, value, messages);
      return value;
    }
    JsonNode candidate = types.equals(ONLY_OBJECT) ? value : Coercion.unwrapped(value);
    Optional<JsonNode> coerced =
        types.size() == 1 && candidate != value && hasType(candidate)
            ? Optional.of(candidate)
            : Coercion.coerce(candidate, types);
    if (coerced.isEmpty()) {
      messages.add(wrongType(name, candidate));
    }
    JsonNode result = coerced.orElse(candidate);
    check(name, result, messages);
    return result;
  }

  private boolean hasType(JsonNode value) {
    for (JsonType candidate : types) {
      if (candidate.matches(value)) {
        return true;
      }
    }
    return false;
  }

  private String wrongType(String name, JsonNode value) {
    String expected = listed(types.stream().map(JsonType::word).toList());
    String article = "aeiou".indexOf(expected.charAt(0)) >= 0 ? "an " : "a ";
    return "%s must be %s%s but it was %s."
        .formatted(name, article, expected, JsonType.described(value));
  }

  private void check(String name, JsonNode value, List<String> messages) {
    // Segment's schema has length and format beside the type of the list, where they mean nothing.
    if (value.isTextual() && !constraints.multiple()) {
      checkLength(name, value.textValue(), messages);
      checkFormat(name, value.textValue(), messages);
    }
    if (!constraints.choices().isEmpty() && !isChoice(value)) {
      messages.add(name + " must be one of: " + choices() + ".");
    }
  }

  /// Counts code points, and tells UTF-16 units, as the reference does.
  private void checkLength(String name, String text, List<String> messages) {
    int length = text.codePointCount(0, text.length());
    if (constraints.longest() > 0 && length > constraints.longest()) {
      messages.add(
          "%s must be %s or fewer but it was %s."
              .formatted(name, characters(constraints.longest()), characters(text.length())));
    }
    if (length < constraints.shortest()) {
      messages.add(
          "%s must be %s or more but it was %s."
              .formatted(name, characters(constraints.shortest()), characters(text.length())));
    }
  }

  private static String characters(int count) {
    return count + (count == 1 ? " character" : " characters");
  }

  private void checkFormat(String name, String text, List<String> messages) {
    if (type == FieldType.DATE_TIME && !DateFormats.isDateTime(text)) {
      messages.add(name + " must be a valid date and time string but it was not.");
    } else if (type == FieldType.DATE_LIKE && !DateFormats.isDateLike(text)) {
      messages.add(name + " must be a valid date-like string but it was not.");
    }
  }

  private boolean isChoice(JsonNode value) {
    return value.isTextual()
        ? constraints.choices().contains(value.textValue())
        : value.isNull() && constraints.allowNull();
  }

  private String choices() {
    Stream<String> texts = constraints.choices().stream().map(choice -> '"' + choice + '"');
    Stream<String> none = constraints.allowNull() ? Stream.of("null") : Stream.empty();
    return listed(Stream.concat(texts, none).toList());
  }

  private static String listed(List<String> words) {
    if (words.size() <= 2) {
      return String.join(" or ", words);
    }
    String most = words.stream().limit(words.size() - 1L).collect(Collectors.joining(", "));
    return most + ", or " + words.getLast();
  }
}
