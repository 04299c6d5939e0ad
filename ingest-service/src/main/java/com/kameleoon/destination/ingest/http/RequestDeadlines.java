package com.kameleoon.destination.ingest.http;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import jakarta.inject.Singleton;
import java.time.Duration;

/// Gives every connection its [RequestDeadline] and its [ShortcutHandler].
@Singleton
final class RequestDeadlines implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {
  private final Duration deadline;
  private final BeanProvider<Shortcut> shortcut;

  // a provider, because listeners exist before what other listeners prepare
  RequestDeadlines(DoorLimits limits, BeanProvider<Shortcut> shortcut) {
    this.shortcut = shortcut;
    this.deadline = limits.requestDeadline();
  }

  @Override
  public NettyServerCustomizer.Registry onCreated(
      BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
    event.getBean().register(new Unbound());
    return event.getBean();
  }

  private final class Unbound implements NettyServerCustomizer {
    @Override
    public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
      return role == ChannelRole.CONNECTION ? new Connection(channel.pipeline()) : this;
    }
  }

  private final class Connection implements NettyServerCustomizer {
    private final ChannelPipeline pipeline;

    private Connection(ChannelPipeline pipeline) {
      this.pipeline = pipeline;
    }

    /// HTTP/1 only: an HTTP/2 connection has no such codec, and limits of its own.
    @Override
    public void onStreamPipelineBuilt() {
      String codec = ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC;
      if (pipeline.get(codec) != null) {
        RequestDeadline requestDeadline = new RequestDeadline(deadline);
        pipeline.addBefore(codec, "request-deadline", requestDeadline);
        pipeline.addAfter(codec, "request-boundaries", requestDeadline.boundaries());
        pipeline.addAfter(
            "request-boundaries", "shortcut", new ShortcutHandler(shortcut.get()::take));
      }
    }
  }
}
