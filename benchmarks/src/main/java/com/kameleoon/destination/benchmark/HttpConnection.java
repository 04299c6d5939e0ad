package com.kameleoon.destination.benchmark;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

/// One keep-alive connection with at most one request under way.
final class HttpConnection {
  private static final byte[] HEAD_END = {'\r', '\n', '\r', '\n'};

  private final SocketChannel channel;
  private ByteBuffer in = ByteBuffer.allocate(64 * 1024);
  private ByteBuffer out = ByteBuffer.allocate(0);
  private SelectionKey key;
  private long dueNanos;

  private HttpConnection(SocketChannel channel, Selector selector) throws IOException {
    this.channel = channel;
    this.key = channel.register(selector, SelectionKey.OP_READ, this);
  }

  static HttpConnection open(InetSocketAddress target, Selector selector) throws IOException {
    SocketChannel channel = SocketChannel.open(target);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.configureBlocking(false);
    return new HttpConnection(channel, selector);
  }

  long dueNanos() {
    return dueNanos;
  }

  void send(byte[] request, long due) throws IOException {
    dueNanos = due;
    out = ByteBuffer.wrap(request);
    write();
  }

  /// Goes on with what the channel is ready for; the status where an answer became complete.
  OptionalInt ready(SelectionKey ready) throws IOException {
    if (ready.isWritable()) {
      write();
    }
    if (!ready.isReadable()) {
      return OptionalInt.empty();
    }
    if (!in.hasRemaining()) {
      in = ByteBuffer.allocate(2 * in.capacity()).put(in.flip());
    }
    if (channel.read(in) < 0) {
      throw new EOFException("the server closed a connection");
    }
    return answer();
  }

  void close() throws IOException {
    channel.close();
  }

  private void write() throws IOException {
    channel.write(out);
    key.interestOps(
        out.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
  }

  private OptionalInt answer() throws IOException {
    int headEnd = headEnd();
    if (headEnd < 0) {
      return OptionalInt.empty();
    }
    String head = new String(in.array(), 0, headEnd, StandardCharsets.ISO_8859_1);
    if (in.position() < headEnd + contentLength(head)) {
      return OptionalInt.empty();
    }
    in.clear();
    return OptionalInt.of(Integer.parseInt(head, 9, 12, 10));
  }

  private int headEnd() {
    byte[] bytes = in.array();
    for (int i = 0; i + 3 < in.position(); i++) {
      if (bytes[i] == HEAD_END[0]
          && bytes[i + 1] == HEAD_END[1]
          && bytes[i + 2] == HEAD_END[2]
          && bytes[i + 3] == HEAD_END[3]) {
        return i + 4;
      }
    }
    return -1;
  }

  private static int contentLength(String head) throws IOException {
    String name = "content-length:";
    for (int at = head.indexOf('\n'); at >= 0; at = head.indexOf('\n', at + 1)) {
      if (head.regionMatches(true, at + 1, name, 0, name.length())) {
        return Integer.parseInt(
            head.substring(at + 1 + name.length(), head.indexOf('\r', at)).trim());
      }
    }
    throw new IOException("an answer without Content-Length cannot be measured: " + head);
  }
}
