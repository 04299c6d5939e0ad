package com.kameleoon.destination.model.spec;

/// How a hash is written.
public enum HashEncoding {
  /// Lower-case hexadecimal, 64 characters.
  HEX,
  /// With padding.
  BASE64,
  /// For URLs, without padding.
  BASE64URL
}
