package com.kameleoon.destination.ingest.http;

import io.micronaut.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/// What the doors read of a request's head.
///
/// @param contentEncoding absent means identity
/// @param settings `x-segment-settings`: the sitecode, at the Segment door
/// @param address of the client, where it was looked for
record RequestHead(
    @Nullable String authorization,
    @Nullable String contentEncoding,
    @Nullable String settings,
    @Nullable String address) {
  static final String AUTHORIZATION = "Authorization";
  static final String CONTENT_ENCODING = "Content-Encoding";
  static final String SETTINGS = "x-segment-settings";

  static RequestHead of(HttpRequest<?> request) {
    return new RequestHead(
        request.getHeaders().get(AUTHORIZATION),
        request.getHeaders().get(CONTENT_ENCODING),
        request.getHeaders().get(SETTINGS),
        null);
  }

  RequestHead from(@Nullable String client) {
    return new RequestHead(authorization, contentEncoding, settings, client);
  }
}
