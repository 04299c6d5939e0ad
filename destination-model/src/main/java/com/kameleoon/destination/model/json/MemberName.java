package com.kameleoon.destination.model.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;

/// The name of a member that is looked up often: slices find it by its fingerprint.
public final class MemberName {
  /// In no sound text: half a surrogate pair, which is there with an escape only.
  private static final byte[] NEVER = {-1};

  private final String name;
  private final byte[] letters;
  private final long fingerprint;

  private MemberName(String name, byte[] letters) {
    this.name = name;
    this.letters = letters;
    this.fingerprint = Fingerprint.of(letters, 0, letters.length);
  }

  public static MemberName of(String name) {
    boolean writable = StandardCharsets.UTF_8.newEncoder().canEncode(name);
    return new MemberName(name, writable ? name.getBytes(StandardCharsets.UTF_8) : NEVER);
  }

  /// The member, MissingNode where there is none.
  public JsonNode in(ObjectNode owner) {
    return owner instanceof SliceObject slice ? slice.member(this) : owner.path(name);
  }

  /// In UTF-8, as slices have it.
  byte[] letters() {
    return letters;
  }

  long fingerprint() {
    return fingerprint;
  }

  /// Whether no other name has its fingerprint.
  boolean isShort() {
    return Fingerprint.isShort(letters.length);
  }

  @Override
  public String toString() {
    return name;
  }
}
