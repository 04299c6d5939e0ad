package com.kameleoon.destination.remotedata.front;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import jakarta.inject.Singleton;
import java.time.Duration;

/// Puts the deadline before the HTTP codec and the cache hits behind it, on every connection.
@Singleton
final class Front implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {
  private final BeanProvider<CacheHits> hits;
  private final BeanProvider<MeterRegistry> meters;
  private final Duration limit;
  private final ConnectionLimit connections;

  // providers, because listeners exist before what other listeners prepare, the tables say
  Front(
      BeanProvider<CacheHits> hits,
      BeanProvider<MeterRegistry> meters,
      @Value("${kameleoon.request-deadline:15s}") Duration limit,
      @Value("${kameleoon.max-connections:10000}") int maxConnections) {
    this.hits = hits;
    this.meters = meters;
    this.limit = limit;
    this.connections = new ConnectionLimit(maxConnections);
  }

  @Override
  public NettyServerCustomizer.Registry onCreated(
      BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
    NettyServerCustomizer.Registry registry = event.getBean();
    registry.register(new Listener());
    Gauge.builder("kameleoon.http.connections", connections, ConnectionLimit::open)
        .description("Open HTTP connections")
        .register(meters.get());
    return registry;
  }

  private final class Listener implements NettyServerCustomizer {
    @Override
    public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
      return role == ChannelRole.CONNECTION ? new Connection(channel) : this;
    }
  }

  private final class Connection implements NettyServerCustomizer {
    private final Channel channel;

    private Connection(Channel channel) {
      this.channel = channel;
    }

    @Override
    public void onStreamPipelineBuilt() {
      ChannelPipeline pipeline = channel.pipeline();
      String codec = ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC;
      RequestDeadline deadline = new RequestDeadline(limit);
      connections.admit(channel);
      pipeline.addBefore(codec, "request-deadline", deadline);
      pipeline.addAfter(codec, "cache-hits", new CacheHitHandler(hits.get(), deadline));
    }
  }
}
