package com.kameleoon.destination.model.json;

import java.util.Arrays;

/// Finds members of one object that may have the same name, by a fingerprint of each: an event that
/// says two things is for Jackson to read.
final class NameCheck {
  private static final int MOST_MEMBERS = 200;
  private static final int LONGEST = 1_000;

  private final byte[] source;
  private long[] fingerprints;
  private int begin;
  private int count;

  /// @param expected so many names of open objects at once; more are fine
  NameCheck(byte[] source, int expected) {
    this.source = source;
    this.fingerprints = new long[expected];
  }

  /// An object begins; what it returns is for [#leave].
  int enter() {
    int outer = begin;
    begin = count;
    return outer;
  }

  void leave(int outer) {
    count = begin;
    begin = outer;
  }

  /// The fingerprint of the name.
  long add(int from, int to) {
    if (count - begin == MOST_MEMBERS || to - from > LONGEST) {
      throw Unusual.JSON;
    }
    long fingerprint = Fingerprint.of(source, from, to);
    for (int i = begin; i < count; i++) {
      if (fingerprints[i] == fingerprint) {
        throw Unusual.JSON;
      }
    }
    if (count == fingerprints.length) {
      fingerprints = Arrays.copyOf(fingerprints, count * 2);
    }
    fingerprints[count++] = fingerprint;
    return fingerprint;
  }
}
