package com.kameleoon.destination.ingest.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes ordinary events on the event loop, through the [Shortcut], and hands everything else to
/// the controllers as it came. Stands between the HTTP codec and Micronaut.
///
/// It has at most one request, and that only while the controllers have none, so answers keep the
/// order of their requests.
final class ShortcutHandler extends ChannelDuplexHandler {
  private static final Logger LOG = LoggerFactory.getLogger(ShortcutHandler.class);

  /// What [Shortcut#take] does.
  @FunctionalInterface
  interface Way {
    boolean take(String uri, RequestHead head, byte[] body, Consumer<Boolean> then);
  }

  private enum State {
    /// What comes next is looked at, or passed on.
    OPEN,
    /// A request is arriving that may take the shortcut.
    GATHERING,
    /// It waits for its commit.
    WAITING
  }

  private final Way shortcut;
  private final Deque<Object> held = new ArrayDeque<>();
  private final Deque<Object> behind = new ArrayDeque<>();
  private State state = State.OPEN;
  private @Nullable HttpRequest request;
  private int passedOn;
  private boolean readAsked;
  private @Nullable ChannelPromise closing;

  ShortcutHandler(Way shortcut) {
    this.shortcut = shortcut;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    switch (state) {
      case OPEN -> look(context, message);
      case GATHERING -> gather(context, message);
      case WAITING -> behind.add(message);
    }
  }

  /// Whoever is behind waits for the answer; so does what it would read.
  @Override
  public void read(ChannelHandlerContext context) {
    if (behind.isEmpty()) {
      context.read();
    } else {
      readAsked = true;
    }
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    if (message instanceof LastHttpContent && !isInformational(message)) {
      passedOn--;
    }
    context.write(message, promise);
  }

  /// An event on its way to a commit still gets its answer.
  @Override
  public void close(ChannelHandlerContext context, ChannelPromise promise) {
    if (state == State.WAITING && context.channel().isActive() && closing == null) {
      closing = promise;
    } else {
      context.close(promise);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    release();
    context.fireChannelInactive();
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    release();
  }

  private void look(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpRequest head) {
      if (passedOn == 0 && ShortcutRequests.isOrdinary(head)) {
        state = State.GATHERING;
        request = head;
        gather(context, message);
        return;
      }
      passedOn++;
    }
    context.fireChannelRead(message);
  }

  private void gather(ChannelHandlerContext context, Object message) {
    held.add(message);
    if (message instanceof HttpContent content && content.decoderResult().isFailure()) {
      giveBack(context);
    } else if (message instanceof LastHttpContent) {
      state = State.WAITING;
      if (!begin(context)) {
        giveBack(context);
      }
    }
  }

  private boolean begin(ChannelHandlerContext context) {
    HttpRequest head = Objects.requireNonNull(request);
    try {
      return shortcut.take(
          head.uri(),
          ShortcutRequests.head(head),
          body(),
          durable -> context.executor().execute(() -> end(context, durable)));
    } catch (RuntimeException e) {
      LOG.error("The shortcut failed; the controllers get the request", e);
      return false;
    }
  }

  private byte[] body() {
    List<HttpContent> parts =
        held.stream().filter(HttpContent.class::isInstance).map(HttpContent.class::cast).toList();
    int length = parts.stream().mapToInt(part -> part.content().readableBytes()).sum();
    ByteBuf body = Unpooled.buffer(length, length);
    parts.forEach(part -> body.writeBytes(part.content().duplicate()));
    return body.array();
  }

  private void end(ChannelHandlerContext context, boolean durable) {
    if (state != State.WAITING) {
      return;
    }
    if (durable) {
      answer(context);
    } else {
      giveBack(context);
    }
    if (closing != null) {
      context.close(closing);
    }
    resume(context);
  }

  private void answer(ChannelHandlerContext context) {
    byte[] body = Shortcut.answer(Objects.requireNonNull(request).uri());
    DefaultFullHttpResponse response =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1, HttpResponseStatus.OK, Unpooled.wrappedBuffer(body));
    response
        .headers()
        .set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON)
        .set(HttpHeaderNames.CONTENT_LENGTH, Integer.toString(body.length));
    forget();
    context.writeAndFlush(response, context.voidPromise());
  }

  private void giveBack(ChannelHandlerContext context) {
    state = State.OPEN;
    request = null;
    passedOn++;
    for (Object message = held.poll(); message != null; message = held.poll()) {
      context.fireChannelRead(message);
    }
    context.fireChannelReadComplete();
  }

  private void resume(ChannelHandlerContext context) {
    while (state != State.WAITING && !behind.isEmpty()) {
      channelRead(context, behind.remove());
    }
    if (readAsked && behind.isEmpty()) {
      readAsked = false;
      context.read();
    }
  }

  private void forget() {
    state = State.OPEN;
    request = null;
    held.forEach(ReferenceCountUtil::release);
    held.clear();
  }

  private void release() {
    forget();
    behind.forEach(ReferenceCountUtil::release);
    behind.clear();
    if (closing != null) {
      closing.trySuccess();
      closing = null;
    }
  }

  private static boolean isInformational(Object message) {
    return message instanceof HttpResponse response
        && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
  }
}
