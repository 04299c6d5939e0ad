package com.kameleoon.destination.benchmark;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The denominator of the read ratio: Netty's own HTTP codec over a map, nothing else.
///
/// Started as a process of its own, so that its CPU time can be told from the load generator's. Its
/// arguments: the number of keys. Prints the port.
final class PlainNettyMap extends SimpleChannelInboundHandler<FullHttpRequest> {
  private static final byte[] EMPTY = "{}".getBytes(StandardCharsets.UTF_8);

  private final Map<String, byte[]> values;

  private PlainNettyMap(Map<String, byte[]> values) {
    this.values = values;
  }

  public static void main(String[] args) throws InterruptedException {
    Map<String, byte[]> values =
        IntStream.range(0, Integer.parseInt(args[0]))
            .boxed()
            .collect(
                Collectors.toMap(
                    MapReads::key, MapReads::value, (one, other) -> other, ConcurrentHashMap::new));
    var group = new MultiThreadIoEventLoopGroup(NioIoHandler.newFactory());
    var channel =
        new ServerBootstrap()
            .group(group)
            .channel(NioServerSocketChannel.class)
            .childHandler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel child) {
                    child
                        .pipeline()
                        .addLast(
                            new HttpServerCodec(),
                            new HttpObjectAggregator(64 * 1024),
                            new PlainNettyMap(values));
                  }
                })
            .bind("127.0.0.1", 0)
            .sync()
            .channel();
    System.out.println(((InetSocketAddress) channel.localAddress()).getPort());
    channel.closeFuture().sync();
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
    String key =
        new QueryStringDecoder(request.uri())
            .parameters()
            .getOrDefault("key", List.of(""))
            .getFirst();
    var response =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1,
            HttpResponseStatus.OK,
            Unpooled.wrappedBuffer(values.getOrDefault(key, EMPTY)));
    response
        .headers()
        .set(HttpHeaderNames.CONTENT_TYPE, "application/json")
        .set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
        .setInt(HttpHeaderNames.CONTENT_LENGTH, response.content().readableBytes());
    var written = context.writeAndFlush(response);
    if (!HttpUtil.isKeepAlive(request)) {
      written.addListener(ChannelFutureListener.CLOSE);
    }
  }
}
