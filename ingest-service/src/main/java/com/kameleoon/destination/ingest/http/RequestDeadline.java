package com.kameleoon.destination.ingest.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Cuts a connection whose request is not whole within a time from its first byte, however busily
/// it drips. An idle connection between requests is none of its business.
///
/// It stands before the HTTP codec, where bytes arrive; [#boundaries] stands behind it, where
/// requests end. A request that arrives in one piece never starts a timer.
final class RequestDeadline extends ChannelInboundHandlerAdapter {
  private static final byte[] ANSWER = answer();

  private final Duration deadline;
  private boolean incomplete;
  private boolean inBody;
  private int unanswered;
  private @Nullable Future<?> timer;

  RequestDeadline(Duration deadline) {
    this.deadline = deadline;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
    incomplete = true;
    super.channelRead(context, message);
    if (incomplete && timer == null) {
      timer =
          context
              .executor()
              .schedule(() -> cut(context), deadline.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) throws Exception {
    stop();
    super.channelInactive(context);
  }

  ChannelHandler boundaries() {
    return new Boundaries();
  }

  /// The answer is written only where no other one is under way or still to come.
  private void cut(ChannelHandlerContext context) {
    if (unanswered == (inBody ? 1 : 0)) {
      ByteBuf answer = Unpooled.wrappedBuffer(ANSWER);
      context.writeAndFlush(answer).addListener(ChannelFutureListener.CLOSE);
    } else {
      context.close();
    }
  }

  private void stop() {
    incomplete = false;
    if (timer != null) {
      timer.cancel(false);
      timer = null;
    }
  }

  private static byte[] answer() {
    String body =
        "{\"error\":{\"code\":\"%s\",\"message\":\"The request was not whole in time; send it faster.\"}}"
            .formatted(RefusalCode.TOO_SLOW.wireName());
    String head =
        """
        HTTP/1.1 408 Request Timeout\r
        Connection: close\r
        Content-Type: application/json\r
        Content-Length: %d\r
        \r
        """
            .formatted(body.length());
    return (head + body).getBytes(StandardCharsets.US_ASCII);
  }

  /// Sees where requests begin and end, and which were answered.
  private final class Boundaries extends ChannelDuplexHandler {
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
      if (message instanceof HttpRequest) {
        inBody = true;
        unanswered++;
      }
      if (message instanceof LastHttpContent) {
        inBody = false;
        stop();
      }
      super.channelRead(context, message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise)
        throws Exception {
      if (message instanceof HttpResponse response
          && response.status().codeClass() != HttpStatusClass.INFORMATIONAL) {
        unanswered--;
      }
      super.write(context, message, promise);
    }
  }
}
