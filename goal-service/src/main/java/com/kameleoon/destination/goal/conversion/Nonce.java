package com.kameleoon.destination.goal.conversion;

import java.util.HexFormat;
import java.util.UUID;

/// A conversion's name on Kameleoon's Data API.
public final class Nonce {
  private Nonce() {}

  /// The first 64 bits of a conversion's key: 16 hexadecimal characters in upper case.
  public static String of(UUID key) {
    return HexFormat.of().withUpperCase().toHexDigits(key.getMostSignificantBits());
  }
}
