package com.kameleoon.destination.system.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/// The shop's destination in a cluster of its own, and what holds after every part of its story.
public final class Story implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Kubernetes kubernetes;
  private final Installation installation;
  private final Shop shop;

  private Story(Kubernetes kubernetes) {
    this.kubernetes = kubernetes;
    this.installation = new Installation(kubernetes);
    this.shop = new Shop(kubernetes);
  }

  /// With an empty cluster.
  public static Story begin() {
    return new Story(Kubernetes.start(Shop.NODE_PORTS));
  }

  public Kubernetes kubernetes() {
    return kubernetes;
  }

  public Installation installation() {
    return installation;
  }

  public Shop shop() {
    return shop;
  }

  /// One track event, until it is acknowledged.
  public void send(String messageId, String event) {
    shop.send(Stream.of(Load.track(messageId, event)));
  }

  /// Waits until a message is one conversion, and of the right goal. A goal-service that was
  /// deleted may have taken the conversion before it ended, so nothing is pending while it is away.
  public void goalOf(String messageId, String goal) {
    shop.drained();
    Awaitility.await("the only conversion of " + messageId)
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(shop.apis().conversionsOf(Load.visitor(messageId)))
                .singleElement()
                .satisfies(one -> assertThat(one.path("goalName").asText()).isEqualTo(goal)));
  }

  /// Every acknowledged event is accounted for: received = delivered + filtered + discarded.
  public void nothingIsLost() {
    JsonNode identity = shop.drained();
    assertThat(identity.path("received").asLong())
        .isEqualTo(
            identity.path("delivered").asLong()
                + sum(identity.path("filtered"))
                + sum(identity.path("discarded")));
    assertThat(identity.path("received").asLong() + identity.path("duplicates").asLong())
        .isGreaterThanOrEqualTo(shop.tally().accepted());
  }

  /// What Secrets hold is in no status, no Event, no other object and no log.
  public void showsNoSecret() {
    Secrecy secrecy = new Secrecy(kubernetes, Shop.NAMESPACE, Installation.NAMESPACE);
    String[] secrets = secrecy.secrets().toArray(String[]::new);
    assertThat(secrets).hasSizeGreaterThan(8);
    secrecy.shown().forEach((where, text) -> assertThat(text).as(where).doesNotContain(secrets));
  }

  /// All counts of an object together.
  public static long sum(JsonNode counts) {
    return counts.valueStream().mapToLong(JsonNode::asLong).sum();
  }

  @Override
  public void close() {
    kubernetes.close();
  }
}
