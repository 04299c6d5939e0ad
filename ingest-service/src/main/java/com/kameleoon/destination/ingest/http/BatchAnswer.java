package com.kameleoon.destination.ingest.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;

/// The answer to a batch: Segment's own where every item was taken, otherwise, or where the request
/// accepts [#RESULTS], one result per item, in order.
@Singleton
final class BatchAnswer {
  static final String RESULTS = "application/vnd.kameleoon.results+json";

  private final Answers answers;
  private final DoorMetrics metrics;

  BatchAnswer(Answers answers, DoorMetrics metrics) {
    this.answers = answers;
    this.metrics = metrics;
  }

  MutableHttpResponse<byte[]> to(HttpRequest<?> request, List<Admission> admissions) {
    long taken = admissions.stream().filter(Admission.Taken.class::isInstance).count();
    boolean asked = String.valueOf(request.getHeaders().get("Accept")).contains(RESULTS);
    if (taken == admissions.size() && !asked) {
      return answers.success();
    }
    boolean useless = taken == 0 && !admissions.isEmpty();
    BatchBody body =
        new BatchBody(
            !useless,
            useless ? ErrorBody.detail(noneTaken()) : null,
            admissions.stream().map(this::result).toList());
    HttpStatus status = useless ? HttpStatus.BAD_REQUEST : HttpStatus.OK;
    return Answers.json(HttpResponse.<byte[]>status(status).body(EventJson.write(body)));
  }

  private Refusal noneTaken() {
    metrics.answered(RefusalCode.NO_VALID_EVENT);
    return Refusal.at(
        "batch", RefusalCode.NO_VALID_EVENT, "No event of the batch could be taken; see results.");
  }

  private BatchBody.Result result(Admission admission) {
    return switch (admission) {
      case Admission.Taken(var receipt) ->
          new BatchBody.Result(receipt.name().toLowerCase(Locale.ROOT), null);
      case Admission.Refused(Refusal refusal) -> {
        metrics.answered(refusal.code());
        yield new BatchBody.Result("refused", ErrorBody.detail(refusal));
      }
    };
  }
}
