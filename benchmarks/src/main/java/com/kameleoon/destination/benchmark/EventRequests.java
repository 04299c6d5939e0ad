package com.kameleoon.destination.benchmark;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;

/// The corpus as requests of the tracking API; every request is a new event.
///
/// The bytes are the corpus's but for the message id, which is never the same twice, the times,
/// which are today's, and the write key, which is the destination's.
final class EventRequests implements LongFunction<byte[]> {
  /// As long as the corpus's write keys, so that lengths stay.
  static final String WRITE_KEY = "wk_0123456789abcdef0123456789ab";

  private static final AtomicLong RUNS = new AtomicLong(System.nanoTime());
  private static final DateTimeFormatter ISO =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  /// @param messageIdAt offset of the 29 characters after `msg-`
  private record Template(byte[] request, int messageIdAt) {}

  private final List<Template> templates = new ArrayList<>();
  private final long run = RUNS.incrementAndGet();

  EventRequests(Corpus corpus, int port) {
    byte[] now = ISO.format(Instant.now()).getBytes(StandardCharsets.US_ASCII);
    for (byte[] event : corpus.events()) {
      templates.add(template(event, port, now));
    }
  }

  @Override
  public byte[] apply(long number) {
    Template template = templates.get((int) (number % templates.size()));
    byte[] request = template.request().clone();
    writeHex(request, template.messageIdAt(), number, 8);
    writeHex(request, template.messageIdAt() + 9, run, 16);
    return request;
  }

  /// The message id that `apply` gives this number.
  String messageId(long number) {
    byte[] request = apply(number);
    int at = templates.get((int) (number % templates.size())).messageIdAt();
    return "msg-" + new String(request, at, 29, StandardCharsets.US_ASCII);
  }

  private static Template template(byte[] event, int port, byte[] now) {
    byte[] body = event.clone();
    for (String field : List.of("timestamp", "sentAt", "receivedAt", "originalTimestamp")) {
      int at = indexAfter(body, "\"" + field + "\":\"");
      System.arraycopy(now, 0, body, at, now.length);
    }
    byte[] key = WRITE_KEY.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(key, 0, body, indexAfter(body, "\"writeKey\":\""), key.length);
    byte[] head = head(body, port);
    byte[] request = new byte[head.length + body.length];
    System.arraycopy(head, 0, request, 0, head.length);
    System.arraycopy(body, 0, request, head.length, body.length);
    return new Template(request, indexAfter(request, "\"messageId\":\"msg-"));
  }

  private static byte[] head(byte[] body, int port) {
    int at = indexAfter(body, "\"type\":\"");
    int end = at;
    while (body[end] != '"') {
      end++;
    }
    String type = new String(body, at, end - at, StandardCharsets.US_ASCII);
    String authorization =
        Base64.getEncoder().encodeToString((WRITE_KEY + ":").getBytes(StandardCharsets.US_ASCII));
    return """
    POST /v1/%s HTTP/1.1\r
    Host: 127.0.0.1:%d\r
    Authorization: Basic %s\r
    Content-Type: application/json\r
    Content-Length: %d\r
    \r
    """
        .formatted(type, port, authorization, body.length)
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static void writeHex(byte[] target, int at, long value, int digits) {
    for (int i = 0; i < digits; i++) {
      int shift = (digits - 1 - i) * 4;
      target[at + i] = (byte) Character.forDigit((int) (value >>> shift) & 0xf, 16);
    }
  }

  /// Just behind the first occurrence of the needle.
  private static int indexAfter(byte[] bytes, String needle) {
    byte[] wanted = needle.getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i <= bytes.length - wanted.length; i++) {
      int matched = 0;
      while (matched < wanted.length && bytes[i + matched] == wanted[matched]) {
        matched++;
      }
      if (matched == wanted.length) {
        return i + wanted.length;
      }
    }
    throw new IllegalArgumentException("a corpus event lacks " + needle);
  }
}
