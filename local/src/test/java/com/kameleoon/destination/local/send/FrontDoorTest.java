package com.kameleoon.destination.local.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FrontDoorTest {
  private static final String TRACK = "{\"type\":\"track\",\"messageId\":\"m1\",\"event\":\"E\"}";

  private record Reply(int status, String body) {}

  private final Queue<Reply> replies = new ConcurrentLinkedQueue<>();
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  private HttpServer server;
  private FrontDoor door;

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    door = new FrontDoor(base, "key", Duration.ofSeconds(60));
  }

  @AfterEach
  void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    asked.add(exchange.getRequestURI() + " " + body);
    Reply reply = replies.isEmpty() ? new Reply(200, "{\"success\":true}") : replies.remove();
    byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(reply.status(), bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Test
  void sendsTheSameEventAgainUntilItIsTaken() throws InterruptedException {
    replies.add(new Reply(503, "{}"));
    replies.add(new Reply(429, "{}"));

    assertThat(door.post(TRACK)).isEqualTo(new Answer.Accepted(2));
    assertThat(asked).hasSize(3).containsOnly("/v1/track " + TRACK);
  }

  @Test
  void tellsWhyAnEventIsRefusedAndDoesNotSendItAgain() throws InterruptedException {
    replies.add(new Reply(400, "{\"error\":{\"code\":\"missing_field\",\"message\":\"why\"}}"));

    assertThat(door.post(TRACK)).isEqualTo(new Answer.Refused(400, "missing_field", "why"));
    assertThat(asked).hasSize(1);
  }

  @Test
  void namesTheRefusalOfTheOneItemInABatch() throws InterruptedException {
    String item =
        "{\"status\":\"refused\",\"error\":{\"code\":\"unknown_type\",\"message\":\"w\"}}";
    replies.add(
        new Reply(400, "{\"error\":{\"code\":\"no_valid_event\"},\"results\":[" + item + "]}"));

    assertThat(door.post("{\"type\":\"purchase\"}"))
        .isEqualTo(new Answer.Refused(400, "unknown_type", "w"));
    assertThat(asked).containsExactly("/v1/batch {\"batch\":[{\"type\":\"purchase\"}]}");
  }

  @Test
  void sendsABrokenLineAsItIs() throws InterruptedException {
    door.post("{\"type\":\"track\",");

    assertThat(asked).containsExactly("/v1/track {\"type\":\"track\",");
  }

  @Test
  void givesUpWhenNothingAnswers() {
    FrontDoor shut = new FrontDoor(URI.create("http://127.0.0.1:1"), "key", Duration.ZERO);

    assertThatThrownBy(() -> shut.post(TRACK)).isInstanceOf(FrontDoorClosed.class);
  }

  @Test
  void countsEveryAnswerOfManyAtOnce() {
    SendTally tally = new SendTally();
    replies.add(new Reply(400, "{\"error\":{\"code\":\"invalid_json\"}}"));

    new EventSender(door, 4).send(Stream.generate(() -> TRACK).limit(20), tally);

    assertThat(tally.sent()).isEqualTo(20);
    assertThat(tally.accepted()).isEqualTo(19);
    assertThat(tally.refused()).containsOnlyKeys("invalid_json").containsValue(1);
  }
}
