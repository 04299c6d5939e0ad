package com.kameleoon.destination.remotedata.read;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.ReadOnlyHttpHeaders;
import java.time.Instant;

/// The answer for one key, ready to be sent as often as needed.
public final class ReadyAnswer {
  /// The answer for a key that nobody has written.
  public static final ReadyAnswer EMPTY = new ReadyAnswer(new byte[] {'{', '}'}, Instant.MAX);

  private static final int OVERHEAD_BYTES = 600;

  private final ByteBuf body;
  private final HttpHeaders headers;
  private final Instant expiresAt;

  ReadyAnswer(byte[] json, Instant expiresAt) {
    this.body = Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(json).asReadOnly());
    this.headers =
        new ReadOnlyHttpHeaders(
            false,
            HttpHeaderNames.CONTENT_TYPE,
            "application/json",
            HttpHeaderNames.CONTENT_LENGTH,
            Integer.toString(json.length),
            HttpHeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN,
            "*",
            HttpHeaderNames.CACHE_CONTROL,
            "no-store");
    this.expiresAt = expiresAt;
  }

  /// Headers of a `200` over HTTP/1.1.
  public HttpHeaders headers() {
    return headers;
  }

  /// The body with an index of its own; releasing it is allowed and does nothing.
  public ByteBuf body() {
    return body.duplicate();
  }

  public byte[] json() {
    byte[] json = new byte[body.readableBytes()];
    body.getBytes(body.readerIndex(), json);
    return json;
  }

  boolean isAliveAt(Instant now) {
    return now.isBefore(expiresAt);
  }

  int weight(String key) {
    return OVERHEAD_BYTES + 2 * key.length() + body.readableBytes();
  }
}
