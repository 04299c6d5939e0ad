package com.kameleoon.destination.model.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// A number for the name of a member: the same for the same name, rarely for two.
final class Fingerprint {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long MIX = 0x9E3779B97F4A7C15L;

  private Fingerprint() {}

  /// Of the length, and of all letters of short names, or the first and last eight of long ones.
  static long of(byte[] source, int from, int to) {
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
