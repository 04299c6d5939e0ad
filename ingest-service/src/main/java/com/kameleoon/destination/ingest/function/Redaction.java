package com.kameleoon.destination.ingest.function;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Takes the values of settings, which may be keys and passwords, out of messages.
record Redaction(List<String> secrets) {
  private static final int SHORTEST = 6;

  Redaction {
    secrets = List.copyOf(secrets);
  }

  static Redaction of(JsonNode settings) {
    List<String> texts = new ArrayList<>();
    collect(settings, texts);
    texts.sort(Comparator.comparingInt(String::length).reversed());
    return new Redaction(texts);
  }

  String apply(String message) {
    String safe = message;
    for (String secret : secrets) {
      safe = safe.replace(secret, "***");
    }
    return safe;
  }

  private static void collect(JsonNode value, List<String> texts) {
    if (value.isTextual() && value.textValue().length() >= SHORTEST) {
      texts.add(value.textValue());
    }
    value.forEach(member -> collect(member, texts));
  }

  @Override
  public String toString() {
    return "Redaction[" + secrets.size() + "]";
  }
}
