package com.kameleoon.destination.account.call;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/// Sends requests and names what came of them; neither throws nor retries.
public final class Wire implements AutoCloseable {
  /// No word in it is one of those by which bots are told.
  public static final String USER_AGENT = "KameleoonDestination/0.1 (self-hosted integration)";

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
  private static final int LONGEST_DETAIL = 200;
  private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

  private final HttpClient client;
  private final Duration timeout;
  private final String userAgent;

  /// @param timeout of a whole call, the last byte of the answer included
  public Wire(Duration timeout, Optional<String> userAgent) {
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .build();
    this.timeout = timeout;
    this.userAgent = userAgent.orElse(USER_AGENT);
  }

  /// @param secret is never shown, even where the account repeats it
  public Answer send(HttpRequest.Builder request, String secret) {
    HttpRequest built = request.setHeader("User-Agent", userAgent).build();
    CompletableFuture<HttpResponse<String>> sent = client.sendAsync(built, FirstBytes.of());
    try {
      // The client's own timeout ends when the headers are there; this one is for all of the body.
      return answer(sent.get(timeout.toMillis(), TimeUnit.MILLISECONDS), secret);
    } catch (TimeoutException e) {
      sent.cancel(true);
      return new Answer.Unclear("no answer in time");
    } catch (ExecutionException e) {
      return new Answer.Unclear("the connection failed: " + causeOf(e));
    } catch (InterruptedException e) {
      sent.cancel(true);
      Thread.currentThread().interrupt();
      return new Answer.Unclear("interrupted");
    }
  }

  private static String causeOf(ExecutionException failure) {
    Throwable cause = failure.getCause();
    return (cause == null ? failure : cause).getClass().getSimpleName();
  }

  @Override
  public void close() {
    client.shutdownNow();
  }

  private static Answer answer(HttpResponse<String> response, String secret) {
    int status = response.statusCode();
    if (status >= 200 && status < 300) {
      return new Answer.Done(status, response.body());
    }
    return switch (status) {
      case 401 -> new Answer.Unauthorized(detail(response.body(), secret));
      case 423 -> new Answer.Locked();
      case 429 -> new Answer.Limited(retryAfter(response));
      case 408 -> new Answer.Unclear("answered 408");
      default ->
          status >= 400 && status < 500
              ? new Answer.Refused(status, detail(response.body(), secret))
              : new Answer.Unclear("answered " + status);
    };
  }

  /// A date is not read: it would be told by another clock than ours.
  private static Optional<Duration> retryAfter(HttpResponse<String> response) {
    try {
      return response
          .headers()
          .firstValue("Retry-After")
          .map(String::strip)
          .filter(text -> SECONDS.matcher(text).matches())
          .map(Long::parseLong)
          .map(Duration::ofSeconds)
          .map(pause -> pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
    } catch (NumberFormatException | DateTimeException unreadable) {
      return Optional.empty();
    }
  }

  /// The `message` of a JSON body; nothing else of a body is ever shown.
  private static String detail(String body, String secret) {
    JsonNode message =
        new Answer.Done(0, body).json().map(json -> json.path("message")).orElse(null);
    String text = message == null || !message.isTextual() ? "" : message.textValue();
    String hidden =
        text.replace(secret, "***")
            .replace(URLEncoder.encode(secret, StandardCharsets.UTF_8), "***");
    String line = hidden.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    return line.length() <= LONGEST_DETAIL ? line : line.substring(0, LONGEST_DETAIL);
  }
}
