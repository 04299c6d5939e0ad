package com.kameleoon.destination.model.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;

/// The name of a member that is looked up often: slices find it by its fingerprint.
public final class MemberName {
  private final String name;
  private final long fingerprint;

  private MemberName(String name, long fingerprint) {
    this.name = name;
    this.fingerprint = fingerprint;
  }

  public static MemberName of(String name) {
    byte[] letters = name.getBytes(StandardCharsets.UTF_8);
    return new MemberName(name, Fingerprint.of(letters, 0, letters.length));
  }

  /// The member, MissingNode where there is none.
  public JsonNode in(ObjectNode owner) {
    return owner instanceof SliceObject slice ? slice.member(this) : owner.path(name);
  }

  long fingerprint() {
    return fingerprint;
  }

  @Override
  public String toString() {
    return name;
  }
}
