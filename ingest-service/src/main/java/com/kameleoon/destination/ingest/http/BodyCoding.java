package com.kameleoon.destination.ingest.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// Undoes the content coding of a body, up to a size.
final class BodyCoding {
  private static final int CHUNK = 16 * 1024;

  private BodyCoding() {}

  /// What became of it.
  sealed interface Decoding {
    record Decoded(byte[] body) implements Decoding {}

    record Undecodable(Refusal refusal) implements Decoding {}
  }

  /// @param coding the value of Content-Encoding
  static Decoding decode(@Nullable String coding, byte[] body, long limit) {
    String name = coding == null ? "identity" : coding.trim().toLowerCase(java.util.Locale.ROOT);
    return switch (name) {
      case "", "identity" -> new Decoding.Decoded(body);
      case "gzip", "x-gzip" -> gunzip(body, limit);
      default ->
          new Decoding.Undecodable(
              Refusal.of(
                  RefusalCode.UNSUPPORTED_ENCODING,
                  "Content-Encoding is neither gzip nor identity; send one of these."));
    };
  }

  private static Decoding gunzip(byte[] body, long limit) {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body), CHUNK)) {
      return read(in, limit)
          .<Decoding>map(Decoding.Decoded::new)
          .orElseGet(() -> new Decoding.Undecodable(tooLarge(limit)));
    } catch (IOException damaged) {
      return new Decoding.Undecodable(
          Refusal.of(
              RefusalCode.UNSUPPORTED_ENCODING,
              "Content-Encoding says gzip, and the body is none, or is damaged."));
    }
  }

  private static Optional<byte[]> read(GZIPInputStream in, long limit) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(CHUNK);
    byte[] chunk = new byte[CHUNK];
    for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
      out.write(chunk, 0, n);
      if (out.size() > limit) {
        return Optional.empty();
      }
    }
    return Optional.of(out.toByteArray());
  }

  private static Refusal tooLarge(long limit) {
    return Refusal.of(
        RefusalCode.TOO_LARGE,
        "The body is more than %d bytes when inflated; send less at once.".formatted(limit));
  }
}
