package com.kameleoon.destination.remotedata.front;

import com.kameleoon.destination.remotedata.query.UriRepair;
import com.kameleoon.destination.remotedata.read.ReadyAnswer;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.Optional;

/// Answers `GET /map/map` from memory, on the event loop, and passes everything else on.
///
/// It answers only while nothing that it passed on is unanswered, so pipelined answers keep the
/// order of their requests. Sits between the HTTP codec and Micronaut.
final class CacheHitHandler extends ChannelDuplexHandler {
  private final CacheHits hits;
  private final RequestDeadline deadline;
  private int passedOn;
  private boolean skippingEnd;
  private boolean answered;

  CacheHitHandler(CacheHits hits, RequestDeadline deadline) {
    this.hits = hits;
    this.deadline = deadline;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof LastHttpContent) {
      deadline.requestComplete();
    }
    if (message instanceof HttpRequest request) {
      request(context, request);
    } else if (skippingEnd) {
      skippingEnd = !(message instanceof LastHttpContent);
      ReferenceCountUtil.release(message);
    } else {
      context.fireChannelRead(message);
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    if (answered) {
      answered = false;
      context.flush();
    }
    context.fireChannelReadComplete();
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    if (message instanceof LastHttpContent && !isInformational(message)) {
      passedOn--;
    }
    context.write(message, promise);
  }

  private void request(ChannelHandlerContext context, HttpRequest request) {
    Optional<ReadyAnswer> hit = mayAnswer(request) ? hits.find(request.uri()) : Optional.empty();
    if (hit.isPresent()) {
      skippingEnd = !(request instanceof LastHttpContent);
      answer(context, hit.get());
      ReferenceCountUtil.release(request);
    } else {
      passedOn++;
      request.setUri(UriRepair.repaired(request.uri()));
      context.fireChannelRead(request);
    }
  }

  // anything unusual is Micronaut's: bodies, HTTP/1.0, Connection: close, broken requests
  private boolean mayAnswer(HttpRequest request) {
    HttpHeaders headers = request.headers();
    return passedOn == 0
        && HttpMethod.GET.equals(request.method())
        && request.decoderResult().isSuccess()
        && HttpVersion.HTTP_1_1.equals(request.protocolVersion())
        && !headers.contains(HttpHeaderNames.CONNECTION, "close", true)
        && !headers.contains(HttpHeaderNames.CONTENT_LENGTH)
        && !headers.contains(HttpHeaderNames.TRANSFER_ENCODING)
        && !headers.contains(HttpHeaderNames.EXPECT);
  }

  private void answer(ChannelHandlerContext context, ReadyAnswer answer) {
    answered = true;
    context.write(
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1,
            HttpResponseStatus.OK,
            answer.body(),
            answer.headers(),
            EmptyHttpHeaders.INSTANCE),
        context.voidPromise());
  }

  private static boolean isInformational(Object message) {
    return message instanceof HttpResponse response
        && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
  }
}
