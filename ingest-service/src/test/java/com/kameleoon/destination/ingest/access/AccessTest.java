package com.kameleoon.destination.ingest.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.kameleoon.destination.ingest.http.Doors;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Nobody sees or changes anything without the token.
class AccessTest {
  private static final String TOKEN = "0123456789abcdef0123456789abcdef";
  private static Doors doors;

  @BeforeAll
  static void open() throws IOException {
    Path file = Files.createTempFile("console", "token");
    Files.writeString(file, TOKEN + "\n");
    doors = Doors.open(Map.of("kameleoon.console.token-file", file.toString()));
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
    HttpResponse<String> login = login(TOKEN);
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
    String cookie = login(TOKEN).headers().firstValue("Set-Cookie").orElseThrow();
    String session = cookie.substring(0, cookie.indexOf(';'));
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

  private static HttpResponse<String> login(String token) {
    return doors.send(
        doors
            .request("/console/login")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("token=" + token + "&then=/console")));
  }
}
