package com.kameleoon.destination.ingest.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.util.Optional;

/// Tells requests that may take the [Shortcut] by their head.
final class ShortcutRequests {
  /// Reading more than that would hold up the other connections of an event loop.
  private static final int LARGEST_BODY = 64 * 1024;

  private static final int MOST_DIGITS = 5;

  private ShortcutRequests() {}

  /// Nothing that needs an own treatment: no page of a browser, no coding, no chunks, no end of the
  /// connection.
  static boolean isOrdinary(HttpRequest request) {
    HttpHeaders headers = request.headers();
    return HttpMethod.POST.equals(request.method())
        && HttpVersion.HTTP_1_1.equals(request.protocolVersion())
        && Shortcut.leadsFrom(request.uri())
        && request.decoderResult().isSuccess()
        && hasOrdinaryLength(headers.get(HttpHeaderNames.CONTENT_LENGTH))
        && !headers.contains(HttpHeaderNames.ORIGIN)
        && !headers.contains(HttpHeaderNames.CONTENT_ENCODING)
        && !headers.contains(HttpHeaderNames.TRANSFER_ENCODING)
        && !headers.contains(HttpHeaderNames.EXPECT)
        && !headers.contains(HttpHeaderNames.UPGRADE)
        && staysOpen(headers.get(HttpHeaderNames.CONNECTION));
  }

  static RequestHead head(HttpRequest request) {
    return new RequestHead(
        request.headers().get(RequestHead.AUTHORIZATION),
        null,
        request.headers().get(RequestHead.SETTINGS),
        null);
  }

  private static boolean staysOpen(@org.jspecify.annotations.Nullable String connection) {
    return Optional.ofNullable(connection)
        .map(HttpHeaderValues.KEEP_ALIVE::contentEqualsIgnoreCase)
        .orElse(true);
  }

  private static boolean hasOrdinaryLength(@org.jspecify.annotations.Nullable String length) {
    return length != null
        && !length.isEmpty()
        && length.length() <= MOST_DIGITS
        && length.chars().allMatch(digit -> digit >= '0' && digit <= '9')
        && Integer.parseInt(length) <= LARGEST_BODY;
  }
}
