package com.kameleoon.destination.model.ecma;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The members of an object in JavaScript's order: array indices first, ascending, then the rest as
/// written.
public final class EcmaKeys {
  private static final long LAST_INDEX = 4_294_967_294L;

  private EcmaKeys() {}

  public static Iterable<Map.Entry<String, JsonNode>> members(JsonNode object) {
    Set<Map.Entry<String, JsonNode>> members = object.properties();
    for (Map.Entry<String, JsonNode> member : members) {
      if (index(member.getKey()) >= 0) {
        return reordered(members);
      }
    }
    return members;
  }

  private static List<Map.Entry<String, JsonNode>> reordered(
      Set<Map.Entry<String, JsonNode>> members) {
    List<Map.Entry<String, JsonNode>> indices = new ArrayList<>();
    List<Map.Entry<String, JsonNode>> names = new ArrayList<>();
    for (Map.Entry<String, JsonNode> member : members) {
      (index(member.getKey()) >= 0 ? indices : names).add(member);
    }
    indices.sort(Comparator.comparingLong(member -> index(member.getKey())));
    indices.addAll(names);
    return indices;
  }

  /// The array index that a key is, else -1: `01` and `1.0` are names, not indices.
  public static long index(String key) {
    int length = key.length();
    if (length == 0 || length > 10 || (length > 1 && key.charAt(0) == '0')) {
      return -1;
    }
    long index = 0;
    for (int i = 0; i < length; i++) {
      int digit = key.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      index = index * 10 + digit;
    }
    return index <= LAST_INDEX ? index : -1;
  }
}
