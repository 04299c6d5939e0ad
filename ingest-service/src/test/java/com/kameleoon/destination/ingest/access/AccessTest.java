package com.kameleoon.destination.ingest.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.kameleoon.destination.ingest.http.Doors;
import io.micronaut.web.router.Router;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Nobody sees or changes anything without the token.
class AccessTest {
  private static final String TOKEN = "0123456789abcdef0123456789abcdef";
  private static final String OTHER = "another-destination-another-token";
  private static Doors doors;
  private static String others;

  @BeforeAll
  static void open() throws IOException {
    try (Doors other = open(OTHER)) {
      others = session(login(other, OTHER));
    }
    doors = open(TOKEN);
  }

  private static Doors open(String token) throws IOException {
    Path file = Files.createTempFile("console", "token");
    Files.writeString(file, token + "\n");
    return Doors.open(
        Map.of(
            "kameleoon.console.token-file",
            file.toString(),
            "kameleoon.console.logins-per-minute",
            10_000));
  }

  @AfterAll
  static void close() {
    doors.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/console",
        "/console/",
        "/console/events",
        "/console/anything",
        "/api/v1/events",
        "/api/v1/events/1",
        "/api/v1/delivery",
        "/api/v1/delivery/identity",
        "/api/v1/no-such-thing"
      })
  void answersAStrangerWith401(String path) {
    assertThat(doors.send(doors.request(path)).statusCode()).isEqualTo(401);
    assertThat(doors.send(doors.request(path).header("Authorization", "Bearer wrong")).statusCode())
        .isEqualTo(401);
    assertThat(
            doors
                .send(doors.request(path).header("Cookie", "kameleoon_console=1.2.3"))
                .statusCode())
        .isEqualTo(401);
  }

  @ParameterizedTest
  @MethodSource("doorsOfTheConsole")
  void answersAStrangerWith401AtEveryDoorThereIs(Door door) {
    assertThat(doors.send(door.request()).statusCode()).as("nothing shown").isEqualTo(401);
    assertThat(doors.send(door.request().header("Authorization", "Bearer " + OTHER)).statusCode())
        .as("another destination's token")
        .isEqualTo(401);
    assertThat(doors.send(door.request().header("Cookie", others)).statusCode())
        .as("another destination's session")
        .isEqualTo(401);
    assertThat(doors.send(door.request().header("Authorization", "Bearer token")).statusCode())
        .as("the token between the services")
        .isEqualTo(401);
  }

  /// The doors for events, each with keys of its own; what belongs to the management port is not
  /// there at all.
  @ParameterizedTest
  @MethodSource("otherDoors")
  void opensNoOtherDoorToAStranger(Door door) {
    String othersKey = "Basic " + Doors.base64("another-destinations-write-key:");

    for (String authorization : List.of("", othersKey, "Bearer " + TOKEN)) {
      assertThat(doors.send(door.request().header("Authorization", authorization)).statusCode())
          .as("%s", door)
          .isIn(401, 404);
    }
  }

  @ParameterizedTest
  @MethodSource("changesOfTheConsole")
  void changesNothingForAPageOfAnotherSite(Door door) {
    String session = session(login(doors, TOKEN));

    assertThat(doors.send(door.request().header("Cookie", session)).statusCode()).isEqualTo(403);
    assertThat(
            doors
                .send(door.request().header("Cookie", session).header("X-CSRF-Token", "guessed"))
                .statusCode())
        .isEqualTo(403);
  }

  /// Every route that the program has under the console and its API, but for the way in.
  static List<Door> doorsOfTheConsole() {
    return allDoors()
        .filter(Door::isOfTheConsole)
        .filter(door -> !door.path().matches("/console/(login|assets/.*)"))
        .toList();
  }

  static List<Door> otherDoors() {
    return allDoors().filter(door -> !door.isOfTheConsole()).toList();
  }

  private static Stream<Door> allDoors() {
    return doors
        .bean(Router.class)
        .uriRoutes()
        .map(route -> new Door(route.getHttpMethodName(), route.getUriMatchTemplate().toString()))
        .distinct();
  }

  static List<Door> changesOfTheConsole() {
    return doorsOfTheConsole().stream()
        .filter(door -> !door.method().equals("GET") && !door.method().equals("HEAD"))
        .toList();
  }

  @Test
  void knowsEveryPage() {
    assertThat(doorsOfTheConsole())
        .extracting(Door::path)
        .contains("/console", "/console/events", "/console/shadow", "/api/v1/delivery");
    assertThat(otherDoors())
        .extracting(Door::path)
        .contains("/v1/track", "/v1/batch", "/segmentio", "/segmentio/getapikey");
    assertThat(changesOfTheConsole())
        .extracting(Door::path)
        .contains("/console/replays", "/console/tester", "/api/v1/replays", "/console/logout");
  }

  /// A route, and how to knock there.
  record Door(String method, String path) {
    boolean isOfTheConsole() {
      return path.matches("/(console|api/v1)(/.*)?");
    }

    HttpRequest.Builder request() {
      return doors
          .request(path.replaceAll("\\{[?&].*?}", "").replaceAll("\\{.*?}", "1"))
          .header("Content-Type", "application/json")
          .method(method, BodyPublishers.ofString("{}"));
    }
  }

  @Test
  void letsTheBearerReadTheApi() {
    var answer =
        doors.send(
            doors.request("/api/v1/delivery/identity").header("Authorization", "Bearer " + TOKEN));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
  }

  @Test
  void logsInWithTheTokenAndOutAgain() {
    // Given
    HttpResponse<String> login = login(doors, TOKEN);
    assertThat(login.statusCode()).isEqualTo(303);
    String cookie = login.headers().firstValue("Set-Cookie").orElseThrow();
    assertThat(cookie).containsIgnoringCase("HttpOnly").containsIgnoringCase("SameSite=Strict");
    String session = cookie.substring(0, cookie.indexOf(';'));

    // When
    var without =
        doors.send(
            doors
                .request("/console/logout")
                .header("Cookie", session)
                .POST(BodyPublishers.noBody()));

    // Then a change without the session's own token is refused, reading is not
    assertThat(without.statusCode()).isEqualTo(403);
    assertThat(
            doors
                .send(doors.request("/api/v1/delivery/identity").header("Cookie", session))
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void refusesAnAlteredSession() {
    String session = session(login(doors, TOKEN));
    String longer = session.replaceFirst("=\\d", "=9");

    assertThat(
            doors
                .send(doors.request("/api/v1/delivery/identity").header("Cookie", longer))
                .statusCode())
        .isEqualTo(401);
  }

  @Test
  void slowsDownWhoeverGuesses() throws IOException {
    Path file = Files.createTempFile("console", "token");
    Files.writeString(file, TOKEN);
    try (Doors own =
        Doors.open(
            Map.of(
                "kameleoon.console.token-file",
                file.toString(),
                "kameleoon.console.logins-per-minute",
                3))) {
      List<Integer> codes =
          List.of(1, 2, 3, 4, 5, 6, 7, 8).stream()
              .map(_ ->
                  own.send(
                          own.request("/console/login")
                              .header("Content-Type", "application/x-www-form-urlencoded")
                              .POST(BodyPublishers.ofString("token=wrong-token-wrong")))
                      .statusCode())
              .toList();

      assertThat(codes).startsWith(401, 401, 401).contains(429);
    }
  }

  @Test
  void trustsNoScriptThatIsNotItsOwn() {
    var page = doors.send(doors.request("/console/login"));

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'")
        .doesNotContain("unsafe");
    assertThat(page.body())
        .contains("Console token")
        .doesNotContain("http://")
        .doesNotContain("https://");
  }

  private static String session(HttpResponse<String> login) {
    String cookie = login.headers().firstValue("Set-Cookie").orElseThrow();
    return cookie.substring(0, cookie.indexOf(';'));
  }

  private static HttpResponse<String> login(Doors at, String token) {
    return at.send(
        at.request("/console/login")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("token=" + token + "&then=/console")));
  }
}
