package com.kameleoon.destination.remotedata.front;

import io.netty.channel.Channel;
import java.util.concurrent.atomic.AtomicInteger;

/// How many connections may be open at a time; the ones beyond are closed at once.
final class ConnectionLimit {
  private final int limit;
  private final AtomicInteger open = new AtomicInteger();

  ConnectionLimit(int limit) {
    this.limit = limit;
  }

  /// Counts the channel until it closes, or closes it.
  void admit(Channel channel) {
    if (open.incrementAndGet() > limit) {
      channel.close();
    }
    channel.closeFuture().addListener(closed -> open.decrementAndGet());
  }

  int open() {
    return open.get();
  }
}
