package com.kameleoon.destination.ingest.http;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;

/// What the doors answer: tiny, and the same bytes wherever they can be.
@Singleton
final class Answers {
  static final byte[] EMPTY_OBJECT = "{}".getBytes(StandardCharsets.UTF_8);
  static final byte[] SUCCESS = "{\"success\":true}".getBytes(StandardCharsets.UTF_8);

  private final DoorMetrics metrics;

  Answers(DoorMetrics metrics) {
    this.metrics = metrics;
  }

  /// `{}`, for Segment's destination, which reads no body.
  MutableHttpResponse<byte[]> emptyObject() {
    return json(HttpResponse.ok(EMPTY_OBJECT));
  }

  /// `{"success":true}`, as Segment's tracking API says it.
  MutableHttpResponse<byte[]> success() {
    return json(HttpResponse.ok(SUCCESS));
  }

  MutableHttpResponse<byte[]> refused(Refusal refusal) {
    metrics.answered(refusal.code());
    ErrorBody body = new ErrorBody(ErrorBody.detail(refusal));
    return json(HttpResponse.<byte[]>status(refusal.code().status()).body(EventJson.write(body)));
  }

  static MutableHttpResponse<byte[]> json(MutableHttpResponse<byte[]> response) {
    return response.contentType(MediaType.APPLICATION_JSON_TYPE);
  }
}
