package com.kameleoon.destination.remotedata.front;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.ScheduledFuture;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A request that has begun must be complete after an absolute time, however often a byte comes.
///
/// Sits before the HTTP codec. A request that arrives in one read never starts a timer.
final class RequestDeadline extends ChannelInboundHandlerAdapter {
  private static final byte[] TIMEOUT = answer();

  private final Duration limit;
  private boolean receiving;
  private Optional<ScheduledFuture<?>> timer = Optional.empty();

  RequestDeadline(Duration limit) {
    this.limit = limit;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object bytes) {
    receiving = true;
    context.fireChannelRead(bytes);
    if (receiving && timer.isEmpty()) {
      timer =
          Optional.of(
              context
                  .executor()
                  .schedule(() -> expire(context), limit.toMillis(), TimeUnit.MILLISECONDS));
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    requestComplete();
    context.fireChannelInactive();
  }

  /// The codec has seen the end of a request.
  void requestComplete() {
    receiving = false;
    if (timer.isPresent()) {
      timer.get().cancel(false);
      timer = Optional.empty();
    }
  }

  private static void expire(ChannelHandlerContext context) {
    context.writeAndFlush(Unpooled.wrappedBuffer(TIMEOUT)).addListener(ChannelFutureListener.CLOSE);
  }

  private static byte[] answer() {
    String json =
        """
        {"error":{"code":"request_timeout","message":"the request was not complete in time: send it faster"}}\
        """;
    return """
    HTTP/1.1 408 Request Timeout\r
    content-type: application/json\r
    connection: close\r
    content-length: %d\r
    \r
    %s\
    """
        .formatted(json.length(), json)
        .getBytes(StandardCharsets.US_ASCII);
  }
}
