package com.kameleoon.destination.ingest.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    boolean useless = taken == 0 && !admissions.isEmpty();
    body.put("success", !useless);
    if (useless) {
      body.set("error", Answers.error(noneTaken()));
    }
    ArrayNode results = body.putArray("results");
    admissions.forEach(admission -> results.add(result(admission)));
    HttpStatus status = useless ? HttpStatus.BAD_REQUEST : HttpStatus.OK;
    return Answers.json(HttpResponse.<byte[]>status(status).body(EventJson.write(body)));
  }

  private Refusal noneTaken() {
    metrics.answered(RefusalCode.NO_VALID_EVENT);
    return Refusal.at(
        "batch", RefusalCode.NO_VALID_EVENT, "No event of the batch could be taken; see results.");
  }

  private ObjectNode result(Admission admission) {
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    switch (admission) {
      case Admission.Taken(var receipt) ->
          result.put("status", receipt.name().toLowerCase(Locale.ROOT));
      case Admission.Refused(Refusal refusal) -> {
        metrics.answered(refusal.code());
        result.put("status", "refused");
        result.set("error", Answers.error(refusal));
      }
    }
    return result;
  }
}
