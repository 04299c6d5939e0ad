package com.kameleoon.destination.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/// Cases that were made by running Segment's own code, from the test resources.
public final class Vectors {
  private static final JsonMapper JSON = new JsonMapper();

  private Vectors() {}

  /// The whole file; a name without a slash is one of the conformance files.
  public static JsonNode file(String name) {
    try (InputStream stream =
        Objects.requireNonNull(Vectors.class.getResourceAsStream(path(name)))) {
      return JSON.readTree(stream);
    } catch (IOException unread) {
      throw new UncheckedIOException(unread);
    }
  }

  private static String path(String name) {
    return name.startsWith("/") ? name : "/conformance/" + name;
  }

  /// The members of `cases`.
  public static List<JsonNode> cases(String name) {
    return file(name).get("cases").valueStream().toList();
  }

  /// The same values, numbers compared as JavaScript's.
  public static boolean sameValues(JsonNode left, JsonNode right) {
    return left.equals(Vectors::compare, right);
  }

  private static int compare(JsonNode left, JsonNode right) {
    boolean numbers = left.isNumber() && right.isNumber();
    boolean same = numbers ? left.doubleValue() == right.doubleValue() : left.equals(right);
    return same ? 0 : 1;
  }
}
