package com.kameleoon.destination.model.expect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/// Compares the written members of a payload; what is not written may be anything.
final class PayloadMatch {
  private final List<String> differences = new ArrayList<>();

  private PayloadMatch() {}

  static List<String> differences(ObjectNode expected, JsonNode actual) {
    PayloadMatch match = new PayloadMatch();
    match.object("payload", expected, actual);
    return match.differences;
  }

  private void object(String path, ObjectNode expected, JsonNode actual) {
    expected
        .properties()
        .forEach(member ->
            value(path + "." + member.getKey(), member.getValue(), actual.path(member.getKey())));
  }

  private void value(String path, JsonNode expected, JsonNode actual) {
    if (expected instanceof ObjectNode object && actual.isObject()) {
      object(path, object, actual);
    } else if (!same(expected, actual)) {
      differences.add(
          "%s: expected %s, but it is %s".formatted(path, shown(expected), shown(actual)));
    }
  }

  /// 12 and 12.0 are the same number, and null stands for absent.
  private static boolean same(JsonNode expected, JsonNode actual) {
    if (expected.isNull()) {
      return actual.isNull() || actual.isMissingNode();
    }
    if (expected.isNumber() && actual.isNumber()) {
      return expected.decimalValue().compareTo(actual.decimalValue()) == 0;
    }
    return expected.equals(actual) || sameItems(expected, actual);
  }

  private static boolean sameItems(JsonNode expected, JsonNode actual) {
    if (!expected.isArray() || !actual.isArray() || expected.size() != actual.size()) {
      return false;
    }
    for (int i = 0; i < expected.size(); i++) {
      if (!same(expected.get(i), actual.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static String shown(JsonNode value) {
    return value.isMissingNode() || value.isNull() ? "absent" : value.toString();
  }
}
