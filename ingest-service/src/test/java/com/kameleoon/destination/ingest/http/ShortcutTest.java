package com.kameleoon.destination.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.kameleoon.destination.ingest.log.ReceivedEvent;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is taken on the event loop, and what goes on to the controllers.
class ShortcutTest {
  private static final String EVENT =
      "{\"event\":\"X\",\"userId\":\"u\",\"messageId\":\"%s\",\"properties\":{\"a\":[1,\"é\"]}}";
  private static final Pattern STATUS = Pattern.compile("HTTP/1.1 ([0-9]+)");

  private static Doors doors;

  private final EmbeddedChannel connection =
      new EmbeddedChannel(new ShortcutHandler(ShortcutTest::take));

  @BeforeAll
  static void open() {
    doors = Doors.open();
  }

  @AfterAll
  static void close() {
    doors.close();
  }

  @BeforeEach
  void reset() {
    doors.log().reset();
  }

  @Test
  void takesAnOrdinaryEventWithoutTheControllers() {
    arrive(head("/v1/track"), EVENT.formatted("m1"));

    assertThat(answer()).isEqualTo("200 {\"success\":true}");
    assertThat((Object) connection.readInbound()).isNull();
    ReceivedEvent event = doors.onlyEvent();
    assertThat(event.messageId()).isEqualTo("m1");
    assertThat(event.type().wireName()).isEqualTo("track");
    assertThat(new String(event.body(), StandardCharsets.UTF_8)).contains("[1,\"é\"]");
  }

  @Test
  void takesWhatSegmentsDestinationSends() {
    HttpRequest head = head("/segmentio");
    head.headers().set("Authorization", "Basic " + Doors.API_KEY);
    head.headers().set("x-segment-settings", Doors.SITECODE);

    arrive(head, EVENT.formatted("m1"));

    assertThat(answer()).isEqualTo("200 {}");
    assertThat(doors.onlyEvent().messageId()).isEqualTo("m1");
  }

  @Test
  void handsAStrangersEventToTheControllersAsItCame() {
    HttpRequest head = head("/v1/track");
    head.headers().set("Authorization", "Basic " + Doors.base64("other:"));

    arrive(head, EVENT.formatted("m1"));

    assertThat((Object) connection.readInbound()).isSameAs(head);
    HttpContent body = connection.readInbound();
    assertThat(body.content().toString(StandardCharsets.UTF_8)).isEqualTo(EVENT.formatted("m1"));
    assertThat((Object) connection.readOutbound()).isNull();
    assertThat(doors.log().stored()).isEmpty();
  }

  @Test
  void handsAnEventThatCouldNotBeStoredToTheControllers() {
    doors.log().fail(Duration.ofSeconds(1));
    HttpRequest head = head("/v1/track");

    arrive(head, EVENT.formatted("m1"));
    connection.runPendingTasks();

    assertThat((Object) connection.readInbound()).isSameAs(head);
    assertThat((Object) connection.readInbound()).isInstanceOf(LastHttpContent.class);
    assertThat((Object) connection.readOutbound()).isNull();
  }

  @Test
  void leavesADirectEventToTheControllersWhichKnowTheAddress() {
    arrive(head("/v1/track"), "{\"event\":\"X\",\"userId\":\"u\",\"context\":{\"direct\":true}}");

    assertThat((Object) connection.readInbound()).isInstanceOf(HttpRequest.class);
    assertThat(doors.log().stored()).isEmpty();
  }

  @Test
  void leavesPagesAndCodingsAndLongBodiesToTheControllers() {
    for (String special : new String[] {"Origin", "Content-Encoding", "Expect", "Upgrade"}) {
      HttpRequest head = head("/v1/track");
      head.headers().set(special, "x");
      arrive(head, EVENT.formatted(special));
      assertThat((Object) connection.readInbound()).isSameAs(head);
      connection.releaseInbound();
    }
    assertThat(doors.log().stored()).isEmpty();
  }

  @Test
  void answersWhatIsOnItsWayToACommitBeforeTheConnectionCloses() {
    AtomicReference<Consumer<Boolean>> commit = new AtomicReference<>();
    EmbeddedChannel waiting = waiting(commit);
    waiting.writeInbound(with(head("/v1/track"), "{}"), content("{}"));
    waiting.pipeline().close();
    assertThat(waiting.isOpen()).isTrue();

    commit.get().accept(true);
    waiting.runPendingTasks();

    FullHttpResponse answer = waiting.readOutbound();
    assertThat(answer.status().code()).isEqualTo(200);
    assertThat(waiting.isOpen()).isFalse();
  }

  @Test
  void releasesWhatItHoldsWhenTheConnectionIsLost() {
    ByteBuf body = Unpooled.copiedBuffer(EVENT.formatted("m1"), StandardCharsets.UTF_8);
    AtomicReference<Consumer<Boolean>> commit = new AtomicReference<>();
    EmbeddedChannel waiting = waiting(commit);
    waiting.writeInbound(with(head("/v1/track"), "{}"), new DefaultLastHttpContent(body));

    waiting.pipeline().fireChannelInactive();
    commit.get().accept(true);
    waiting.runPendingTasks();

    assertThat(body.refCnt()).isZero();
    assertThat((Object) waiting.readOutbound()).isNull();
  }

  @Test
  void answersPipelinedRequestsInTheirOrder() throws IOException {
    StringBuilder requests = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      requests.append(plain("/v1/track", EVENT.formatted("a" + i)));
      requests.append(plain("/v1/track", "{\"userId\":\"no event\"}"));
      requests.append(plain("/v1/nowhere", "{}"));
      requests.append(plain("/v1/batch", "{\"batch\":[" + EVENT.formatted("b" + i) + "]}"));
    }
    requests.append(plain("/v1/nowhere", "{}").replace("Host:", "Connection: close\r\nHost:"));
    try (Socket socket = new Socket("127.0.0.1", doors.port())) {
      socket.getOutputStream().write(requests.toString().getBytes(StandardCharsets.UTF_8));
      String answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(STATUS.matcher(answers).results().map(found -> found.group(1)).toList())
          .hasSize(81)
          .containsSequence("200", "400", "404", "400", "200", "400", "404", "400");
    }
    assertThat(doors.log().stored()).hasSize(20);
  }

  private static boolean take(String uri, RequestHead head, byte[] body, Consumer<Boolean> then) {
    return doors.bean(Shortcut.class).take(uri, head, body, then);
  }

  /// A connection whose event waits until its commit is told.
  private static EmbeddedChannel waiting(AtomicReference<Consumer<Boolean>> commit) {
    return new EmbeddedChannel(
        new ShortcutHandler((_, _, _, then) -> {
          commit.set(then);
          return true;
        }));
  }

  private void arrive(HttpRequest head, String body) {
    connection.writeOneInbound(with(head, body));
    connection.writeOneInbound(content(body));
    connection.flushInbound();
  }

  private static HttpRequest head(String uri) {
    HttpRequest head = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, uri);
    head.headers().set("Authorization", "Basic " + Doors.base64(Doors.WRITE_KEY + ":"));
    return head;
  }

  private static HttpRequest with(HttpRequest head, String body) {
    head.headers().set("Content-Length", body.getBytes(StandardCharsets.UTF_8).length);
    return head;
  }

  private static LastHttpContent content(String body) {
    return new DefaultLastHttpContent(Unpooled.copiedBuffer(body, StandardCharsets.UTF_8));
  }

  private static String plain(String path, String body) {
    return """
    POST %s HTTP/1.1\r
    Host: localhost\r
    Authorization: Basic %s\r
    Content-Length: %d\r
    \r
    %s\
    """
        .formatted(
            path,
            Doors.base64(Doors.WRITE_KEY + ":"),
            body.getBytes(StandardCharsets.UTF_8).length,
            body);
  }

  private String answer() {
    connection.runPendingTasks();
    FullHttpResponse response = connection.readOutbound();
    return response.status().code() + " " + response.content().toString(StandardCharsets.UTF_8);
  }
}
