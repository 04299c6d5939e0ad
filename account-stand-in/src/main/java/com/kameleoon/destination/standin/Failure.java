package com.kameleoon.destination.standin;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Supplier;

/// One call that goes wrong.
record Failure(HttpExchange exchange, Call call) {
  private static final Duration DROP = Duration.ofMillis(100);

  /// @param action what the account would have done and answered
  void become(Fault fault, Supplier<Reply> action) throws IOException {
    switch (fault) {
      case Fault.Status(int status) -> Reply.refused(status, "on command").sendTo(exchange);
      case Fault.Limited(Duration retryAfter) -> {
        exchange.getResponseHeaders().set("Retry-After", String.valueOf(retryAfter.toSeconds()));
        Reply.refused(429, "on command").sendTo(exchange);
      }
      case Fault.Html _ -> page(200);
      case Fault.Page(int status) -> page(status);
      case Fault.EchoPage(int status) ->
          new Reply(status, "text/html", "<html><pre>" + repeated() + "</pre></html>")
              .sendTo(exchange);
      case Fault.Huge(int status) -> huge(status);
      case Fault.Echo(int status) ->
          Reply.refused(status, "not liked: " + repeated()).sendTo(exchange);
      case Fault.Drip _ -> drip(action.get());
      case Fault.Slow(Duration duration) -> {
        StandIn.pause(duration);
        action.get().sendTo(exchange);
      }
      case Fault.Reset _ -> {}
      case Fault.ResetAfter _ -> {
        var _ = action.get();
      }
      case Fault.Held held -> {
        hold(held);
        action.get().sendTo(exchange);
      }
    }
  }

  private String repeated() {
    return call.body() + call.authorization().orElse("");
  }

  private static void hold(Fault.Held held) throws InterruptedIOException {
    held.arrived().countDown();
    try {
      held.letGo().await();
    } catch (InterruptedException e) {
      throw new InterruptedIOException("the stand-in was closed");
    }
  }

  private void page(int status) throws IOException {
    new Reply(status, "text/html", "<html>Log in</html>").sendTo(exchange);
  }

  private void huge(int status) throws IOException {
    exchange.sendResponseHeaders(status, 0);
    byte[] part = new byte[1_000_000];
    Arrays.fill(part, (byte) 'x');
    try (OutputStream body = exchange.getResponseBody()) {
      for (int i = 0; i < 100; i++) {
        body.write(part);
      }
    }
  }

  /// Until the other side has had enough.
  private void drip(Reply reply) throws IOException {
    exchange.sendResponseHeaders(reply.status() == 204 ? 200 : reply.status(), 0);
    try (OutputStream body = exchange.getResponseBody()) {
      body.write(reply.body().getBytes(StandardCharsets.UTF_8));
      while (!Thread.currentThread().isInterrupted()) {
        body.write(' ');
        body.flush();
        StandIn.pause(DROP);
      }
    }
  }
}
