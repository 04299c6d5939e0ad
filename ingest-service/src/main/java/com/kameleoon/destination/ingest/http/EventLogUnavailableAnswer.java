package com.kameleoon.destination.ingest.http;

import com.kameleoon.destination.ingest.log.EventLogUnavailableException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.time.Duration;

/// 503 with Retry-After: nothing was stored, and the same request may be taken later.
@Singleton
final class EventLogUnavailableAnswer
    implements ExceptionHandler<EventLogUnavailableException, HttpResponse<byte[]>> {
  private final Answers answers;

  EventLogUnavailableAnswer(Answers answers) {
    this.answers = answers;
  }

  @Override
  @SuppressWarnings("rawtypes")
  public HttpResponse<byte[]> handle(
      HttpRequest request, EventLogUnavailableException unavailable) {
    Refusal refusal =
        Refusal.of(
            RefusalCode.UNAVAILABLE,
            "Nothing was stored; send it again after Retry-After seconds.");
    return answers.refused(refusal).header("Retry-After", seconds(unavailable.retryAfter()));
  }

  private static String seconds(Duration duration) {
    return Long.toString(Math.max(1, duration.plusMillis(999).toSeconds()));
  }
}
