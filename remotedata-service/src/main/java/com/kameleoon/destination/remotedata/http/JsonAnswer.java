package com.kameleoon.destination.remotedata.http;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;

/// A `200` with a body that is JSON already.
final class JsonAnswer {
  private JsonAnswer() {}

  static HttpResponse<byte[]> of(byte[] json) {
    return HttpResponse.ok(json).contentType(MediaType.APPLICATION_JSON_TYPE);
  }
}
