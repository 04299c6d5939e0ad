package com.kameleoon.destination.model.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Finds members of one object that may have the same name, by a fingerprint of each: an event that
/// says two things is for Jackson to read.
final class NameCheck {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long MIX = 0x9E3779B97F4A7C15L;
  private static final int MOST_MEMBERS = 200;
  private static final int LONGEST = 1_000;

  private final byte[] source;
  private long[] fingerprints = new long[64];
  private int begin;
  private int count;

  NameCheck(byte[] source) {
    this.source = source;
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

  void add(int from, int to) {
    if (count - begin == MOST_MEMBERS || to - from > LONGEST) {
      throw Unusual.JSON;
    }
    long fingerprint = fingerprint(from, to);
    for (int i = begin; i < count; i++) {
      if (fingerprints[i] == fingerprint) {
        throw Unusual.JSON;
      }
    }
    if (count == fingerprints.length) {
      fingerprints = Arrays.copyOf(fingerprints, count * 2);
    }
    fingerprints[count++] = fingerprint;
  }

  /// Of the length, and of all letters of short names, or the first and last eight of long ones.
  private long fingerprint(int from, int to) {
    int length = to - from;
    if (length >= Long.BYTES) {
      long first = (long) LONGS.get(source, from);
      long last = (long) LONGS.get(source, to - Long.BYTES);
      return (first * MIX) ^ Long.rotateLeft(last, 29) ^ length;
    }
    long letters = 0;
    for (int i = from; i < to; i++) {
      letters = letters << Byte.SIZE | (source[i] & 0xff);
    }
    return letters * MIX + length;
  }
}
