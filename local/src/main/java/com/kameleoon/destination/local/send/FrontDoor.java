package com.kameleoon.destination.local.send;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/// Posts one event per request to `/v1`, as Segment's libraries do, and again until it is taken or
/// refused: a broken connection, 429 and 503 are tried again, with the same messageId. Thread-safe.
public final class FrontDoor {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final URI base;
  private final String authorization;
  private final Duration giveUpAfter;

  /// @param base such as `http://127.0.0.1:8080`
  /// @param giveUpAfter how long one event is tried
  public FrontDoor(URI base, String writeKey, Duration giveUpAfter) {
    this.base = base;
    this.giveUpAfter = giveUpAfter;
    byte[] user = (writeKey + ":").getBytes(StandardCharsets.UTF_8);
    this.authorization = "Basic " + Base64.getEncoder().encodeToString(user);
  }

  /// Sends a line of an event file; throws [FrontDoorClosed] when nothing answers for too long.
  public Answer post(String line) throws InterruptedException {
    HttpRequest request = request(line);
    long deadline = System.nanoTime() + giveUpAfter.toNanos();
    for (int retries = 0; ; retries++) {
      Attempt attempt = attempt(request);
      switch (attempt) {
        case Attempt.Answered(int status, _) when status / 100 == 2 -> {
          return new Answer.Accepted(retries);
        }
        case Attempt.Answered(int status, String body) -> {
          return refused(status, body);
        }
        case Attempt.TryAgain(Duration asked, String why) -> {
          if (System.nanoTime() > deadline) {
            throw new FrontDoorClosed("no answer from " + request.uri() + ": " + why);
          }
          Thread.sleep(Backoff.before(retries, asked));
        }
      }
    }
  }

  private HttpRequest request(String line) {
    EventLine event = EventLine.of(line);
    return HttpRequest.newBuilder(base.resolve(event.path()))
        .timeout(PATIENCE)
        .header("Authorization", authorization)
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(event.body()))
        .build();
  }

  private Attempt attempt(HttpRequest request) throws InterruptedException {
    try {
      HttpResponse<String> response =
          client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      return Attempt.of(response);
    } catch (IOException e) {
      return new Attempt.TryAgain(Duration.ZERO, e.toString());
    }
  }

  private static Answer refused(int status, String body) {
    try {
      JsonNode answer = JSON.readTree(body);
      JsonNode item = answer.at("/results/0/error");
      JsonNode error = item.isMissingNode() ? answer.path("error") : item;
      return new Answer.Refused(
          status,
          error.path("code").asText(Integer.toString(status)),
          error.path("message").asText(""));
    } catch (JsonProcessingException e) {
      return new Answer.Refused(status, Integer.toString(status), "");
    }
  }
}
