package com.kameleoon.destination.ingest.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;

/// Gives the framework's own refusals, such as an unknown path, the shape of all others.
@Singleton
final class FrameworkAnswers implements ErrorResponseProcessor<byte[]> {
  private final Answers answers;

  FrameworkAnswers(Answers answers) {
    this.answers = answers;
  }

  @Override
  public MutableHttpResponse<byte[]> processResponse(
      ErrorContext context, MutableHttpResponse<?> base) {
    MutableHttpResponse<byte[]> answer =
        answers.refused(refusal(context, base)).status(base.code());
    String allow = base.getHeaders().get(HttpHeaders.ALLOW);
    return allow == null ? answer : answer.header("Allow", allow);
  }

  private static Refusal refusal(ErrorContext context, MutableHttpResponse<?> base) {
    return switch (base.code()) {
      case 404 -> Refusal.of(RefusalCode.NOT_FOUND, "There is nothing at this path.");
      case 405 -> Refusal.of(RefusalCode.METHOD_NOT_ALLOWED, "This path takes another method.");
      case 413 -> Refusal.of(RefusalCode.TOO_LARGE, sentence(context, "The request is too large."));
      default ->
          base.code() < 500
              ? Refusal.of(RefusalCode.BAD_REQUEST, sentence(context, "This request is not taken."))
              : Refusal.of(RefusalCode.INTERNAL, "The service failed; the same may work later.");
    };
  }

  private static String sentence(ErrorContext context, String otherwise) {
    return context.getErrors().stream().map(Error::getMessage).findFirst().orElse(otherwise);
  }
}
