package com.kameleoon.destination.goal.report;

import com.kameleoon.destination.goal.http.ApiException;
import com.kameleoon.destination.goal.http.ErrorBody.Problem;
import io.micronaut.http.HttpStatus;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/// Where a page of conversions ended; opaque to callers.
record Cursor(Instant occurredAt, UUID key) {
  /// Before the first page.
  static final Cursor START = new Cursor(Instant.parse("9999-12-31T23:59:59Z"), new UUID(-1L, -1L));

  String encoded() {
    byte[] text = (occurredAt + "|" + key).getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
  }

  /// @throws ApiException 400 where no page ended there
  static Cursor decoded(Optional<String> encoded) {
    return encoded.map(Cursor::decode).orElse(START);
  }

  private static Cursor decode(String encoded) {
    try {
      byte[] text = Base64.getUrlDecoder().decode(encoded);
      String[] parts = new String(text, StandardCharsets.UTF_8).split("\\|", 2);
      return new Cursor(Instant.parse(parts[0]), UUID.fromString(parts[1]));
    } catch (RuntimeException _) {
      throw notACursor();
    }
  }

  static ApiException notACursor() {
    return new ApiException(
        HttpStatus.BAD_REQUEST,
        new Problem(
            "invalid_parameter", "after: pass the next of the page before", Optional.of("after")));
  }
}
