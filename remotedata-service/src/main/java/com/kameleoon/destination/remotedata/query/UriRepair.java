package com.kameleoon.destination.remotedata.query;

import java.util.HexFormat;

/// Percent-encodes what clients should have encoded and `java.net.URI` refuses: quotes, braces,
/// bytes above 127. Everything else stays as it was sent.
public final class UriRepair {
  private static final String ILLEGAL = "\"<>\\^`{|}";
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private UriRepair() {}

  public static String repaired(String uri) {
    for (int i = 0; i < uri.length(); i++) {
      if (isIllegal(uri.charAt(i))) {
        return encoded(uri);
      }
    }
    return uri;
  }

  private static String encoded(String uri) {
    StringBuilder repaired = new StringBuilder(uri.length() + 32);
    for (int i = 0; i < uri.length(); i++) {
      char c = uri.charAt(i);
      if (isIllegal(c)) {
        repaired.append('%').append(HEX.toHexDigits((byte) c));
      } else {
        repaired.append(c);
      }
    }
    return repaired.toString();
  }

  // the HTTP decoder hands a byte above 127 over as the character of that number
  private static boolean isIllegal(char c) {
    return (c > 0x7e && c <= 0xff) || ILLEGAL.indexOf(c) >= 0;
  }
}
