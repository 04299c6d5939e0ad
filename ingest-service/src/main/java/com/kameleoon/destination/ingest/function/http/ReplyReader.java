package com.kameleoon.destination.ingest.function.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// Reads an HTTP/1.1 response whose sender cannot be trusted to end it.
final class ReplyReader {
  private static final int LONGEST_HEAD = 64 * 1024;
  private static final int LONGEST_BODY = 1024 * 1024;
  private static final int FIRST_FINAL_STATUS = 200;
  private static final int HEX = 16;

  private final InputStream in;
  private int headBytes;

  ReplyReader(InputStream in) {
    this.in = in;
  }

  HttpReply read(boolean withoutBody) throws IOException {
    String[] status = statusLine();
    Map<String, String> headers = headers();
    int code = code(status);
    while (code < FIRST_FINAL_STATUS) {
      status = statusLine();
      headers = headers();
      code = code(status);
    }
    boolean empty = withoutBody || code == 204 || code == 304;
    String body = empty ? "" : new String(body(headers), StandardCharsets.UTF_8);
    return new HttpReply(code, status.length > 2 ? status[2] : "", headers, body);
  }

  private String[] statusLine() throws IOException {
    String[] parts = line().split(" ", 3);
    if (parts.length < 2 || !parts[0].startsWith("HTTP/1.")) {
      throw new FetchRefusedException("The host does not speak HTTP/1.1");
    }
    return parts;
  }

  private static int code(String[] status) throws IOException {
    if (!status[1].matches("[1-5]\\d\\d")) {
      throw new FetchRefusedException("The host does not speak HTTP/1.1");
    }
    return Integer.parseInt(status[1]);
  }

  private Map<String, String> headers() throws IOException {
    Map<String, String> headers = new LinkedHashMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        String name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        headers.merge(name, line.substring(colon + 1).strip(), (a, b) -> a + ", " + b);
      }
    }
    return headers;
  }

  private byte[] body(Map<String, String> headers) throws IOException {
    if (headers
        .getOrDefault("transfer-encoding", "")
        .toLowerCase(Locale.ROOT)
        .contains("chunked")) {
      return chunks();
    }
    String length = headers.get("content-length");
    if (length == null) {
      return checked(in.readNBytes(LONGEST_BODY + 1));
    }
    return exactly(number(length, 10));
  }

  private byte[] chunks() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    int size = chunkSize();
    while (size > 0) {
      body.writeBytes(exactly(size));
      checkLength(body.size());
      line();
      size = chunkSize();
    }
    return body.toByteArray();
  }

  private int chunkSize() throws IOException {
    return number(line().split(";", 2)[0].strip(), HEX);
  }

  private static int number(String text, int radix) throws IOException {
    try {
      int number = Integer.parseInt(text, radix);
      checkLength(number);
      return number;
    } catch (NumberFormatException broken) {
      throw new FetchRefusedException("The host's answer has no readable length");
    }
  }

  private byte[] exactly(int size) throws IOException {
    byte[] bytes = in.readNBytes(size);
    if (bytes.length < size) {
      throw new EOFException("The host's answer ended early");
    }
    return bytes;
  }

  private static byte[] checked(byte[] bytes) throws IOException {
    checkLength(bytes.length);
    return bytes;
  }

  private static void checkLength(int bytes) throws IOException {
    if (bytes < 0 || bytes > LONGEST_BODY) {
      throw new FetchRefusedException("The host's answer is longer than 1 MiB");
    }
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(80);
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("The host's answer ended early");
      }
      if (++headBytes > LONGEST_HEAD) {
        throw new FetchRefusedException("The head of the host's answer is too long");
      }
      line.write(next);
    }
    return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
  }
}
