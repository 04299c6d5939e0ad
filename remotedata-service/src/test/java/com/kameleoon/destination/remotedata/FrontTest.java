package com.kameleoon.destination.remotedata;

import static com.kameleoon.destination.remotedata.Items.NOON;
import static com.kameleoon.destination.remotedata.TestService.SITE;
import static com.kameleoon.destination.remotedata.TestService.mapTarget;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What stands in front of the router.
class FrontTest {
  private static final String END = " HTTP/1.1\r\nHost: x\r\n\r\n";
  private static final int CONNECTIONS = 20;

  private static TestService service;

  @BeforeAll
  static void start() {
    service =
        TestService.start(
            TestDatabase.create(),
            Map.of("kameleoon.request-deadline", "2s", "kameleoon.max-connections", CONNECTIONS),
            Clock.systemUTC());
    service.store(Items.traits("hit", NOON, "{\"a\":1}"));
    service.map("IDENTIFY_hit");
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void keepsTheOrderOfPipelinedRequests() {
    // Given
    StringBuilder requests = new StringBuilder();
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      requests.append("GET ").append(mapTarget("IDENTIFY_hit")).append(END);
      expected.add("{\"traits\":{\"a\":1}}");
      String keys = "%5B%22miss" + i + "%22%5D";
      requests.append("GET /map/maps?siteCode=" + SITE + "&keys=").append(keys).append(END);
      expected.add("{\"miss" + i + "\":{}}");
      requests.append("GET ").append(mapTarget("IDENTIFY_hit")).append(END);
      expected.add("{\"traits\":{\"a\":1}}");
    }

    // When
    List<String> answers = new ArrayList<>();
    try (RawHttp http = new RawHttp(service.port())) {
      http.send(requests.toString());
      for (int i = 0; i < expected.size(); i++) {
        answers.add(http.answer().body());
      }
    }

    // Then
    assertThat(answers).isEqualTo(expected);
  }

  @Test
  void answersARequestThatArrivesByteByByteAndKeepsTheConnection() {
    try (RawHttp http = new RawHttp(service.port())) {
      for (int round = 0; round < 3; round++) {
        ("GET " + mapTarget("IDENTIFY_hit") + END).chars().forEach(c -> http.send("" + (char) c));
        assertThat(http.answer().body()).isEqualTo("{\"traits\":{\"a\":1}}");
      }
    }
  }

  @Test
  void readsTheRequestAfterAGetWithABody() {
    try (RawHttp http = new RawHttp(service.port())) {
      String target = mapTarget("IDENTIFY_hit");
      http.send("GET " + target + " HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello");
      http.send("GET " + target + END);

      assertThat(http.answer().body()).isEqualTo("{\"traits\":{\"a\":1}}");
      assertThat(http.answer().body()).isEqualTo("{\"traits\":{\"a\":1}}");
    }
  }

  @Test
  void closesTheConnectionWhereTheClientAsksForIt() {
    String target = mapTarget("IDENTIFY_hit");
    for (String request :
        List.of(
            "GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
            "GET " + target + " HTTP/1.0\r\n\r\n")) {
      try (RawHttp http = new RawHttp(service.port())) {
        http.send(request);

        assertThat(http.answer().body()).isEqualTo("{\"traits\":{\"a\":1}}");
        assertThat(http.isAtEnd()).isTrue();
      }
    }
  }

  @Test
  void cutsAHeaderThatNeverEnds() {
    assertThat(drip("GET /map/map?key=a HTTP/1.1\r\nHost: x\r\nX-Slow: ").status()).isEqualTo(408);
  }

  @Test
  void cutsABodyThatNeverEnds() {
    String head = "POST /v1/remote-data HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ";
    RawHttp.Answer answer =
        drip(head + TestService.TOKEN + "\r\nContent-Length: 100000\r\n\r\n{\"version\":");

    assertThat(answer.status()).isEqualTo(408);
    assertThat(answer.body()).contains("request_timeout");
  }

  @Test
  void closesConnectionsBeyondTheLimit() {
    List<RawHttp> open = new ArrayList<>();
    try {
      Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> opensOneTooMany(open));
      assertThat(open).hasSizeLessThanOrEqualTo(CONNECTIONS);
    } finally {
      open.forEach(RawHttp::close);
    }

    Awaitility.await()
        .ignoreExceptions()
        .atMost(Duration.ofSeconds(60))
        .until(() -> service.map("IDENTIFY_hit").contains("traits"));
  }

  private static boolean opensOneTooMany(List<RawHttp> open) {
    RawHttp http = new RawHttp(service.port());
    try {
      http.send("GET " + mapTarget("IDENTIFY_hit") + END);
      http.answer();
      open.add(http);
      return false;
    } catch (UncheckedIOException e) {
      http.close();
      return true;
    }
  }

  private static RawHttp.Answer drip(String start) {
    try (RawHttp http = new RawHttp(service.port())) {
      http.send(start);
      Thread dripping =
          Thread.ofVirtual()
              .start(() -> {
                while (!Thread.currentThread().isInterrupted()) {
                  http.send("x");
                  LockSupport.parkNanos(50_000_000);
                }
              });
      dripping.setUncaughtExceptionHandler((thread, closed) -> {});
      RawHttp.Answer answer = http.answer();
      dripping.interrupt();
      return answer;
    }
  }
}
