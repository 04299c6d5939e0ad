package com.kameleoon.destination.model.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// A number for the name of a member: two short names never have the same, two long ones rarely.
final class Fingerprint {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long MIX = 0x9E3779B97F4A7C15L;
  private static final int LENGTH_BITS = 56;
  private static final int FIRST_BEYOND_ASCII = 0x80;

  private Fingerprint() {}

  /// Of a short name all of it: letters and length. Of a long one, of its length and of its first
  /// and last eight letters, so that it is no short one's.
  static long of(byte[] source, int from, int to) {
    int length = to - from;
    if (!isShort(length)) {
      long first = (long) LONGS.get(source, from);
      long last = (long) LONGS.get(source, to - Long.BYTES);
      return (first * MIX ^ Long.rotateLeft(last, 29) ^ length) | Long.MIN_VALUE;
    }
    long letters = 0;
    for (int i = from; i < to; i++) {
      letters = letters << Byte.SIZE | (source[i] & 0xff);
    }
    return letters | (long) length << LENGTH_BITS;
  }

  /// The same of a short name in ASCII; -1 of all others.
  static long ofShort(String name) {
    if (!isShort(name.length())) {
      return -1;
    }
    long letters = 0;
    for (int i = 0; i < name.length(); i++) {
      char letter = name.charAt(i);
      if (letter >= FIRST_BEYOND_ASCII) {
        return -1;
      }
      letters = letters << Byte.SIZE | letter;
    }
    return letters | (long) name.length() << LENGTH_BITS;
  }

  static boolean isShort(int length) {
    return length < Long.BYTES;
  }
}
