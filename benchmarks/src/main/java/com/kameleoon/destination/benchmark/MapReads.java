package com.kameleoon.destination.benchmark;

import java.nio.charset.StandardCharsets;
import java.util.function.LongFunction;

/// Requests for single remote-data keys, spread over all keys in a fixed order.
final class MapReads implements LongFunction<byte[]> {
  static final String SITECODE = "1q2w3e4r5t";

  /// A prime, so that neighbours in time are not neighbours in memory.
  private static final long STRIDE = 7_919;

  private final byte[][] requests;

  MapReads(int keys, int port) {
    requests = new byte[keys][];
    for (int i = 0; i < keys; i++) {
      requests[i] =
          """
          GET /map/map?siteCode=%s&key=%s HTTP/1.1\r
          Host: 127.0.0.1:%d\r
          Accept: */*\r
          User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)\r
          \r
          """
              .formatted(SITECODE, key(i), port)
              .getBytes(StandardCharsets.US_ASCII);
    }
  }

  @Override
  public byte[] apply(long number) {
    return requests[(int) (number * STRIDE % requests.length)];
  }

  static String key(int number) {
    return "IDENTIFY_" + userId(number);
  }

  static String userId(int number) {
    return "user-" + number;
  }

  /// What both servers answer for that key, byte for byte.
  static byte[] value(int number) {
    return ("{\"traits\":" + traits(number) + "}").getBytes(StandardCharsets.UTF_8);
  }

  /// In the order of names, as remotedata-service writes them.
  static String traits(int number) {
    return "{\"email\":\"%s@example.com\",\"logins\":%d,\"plan\":\"scale\"}"
        .formatted(userId(number), number % 100);
  }
}
