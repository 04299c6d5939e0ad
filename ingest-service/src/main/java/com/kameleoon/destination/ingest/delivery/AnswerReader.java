package com.kameleoon.destination.ingest.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.kameleoon.destination.model.wire.BatchOutcome;
import com.kameleoon.destination.model.wire.DiscardReason;
import com.kameleoon.destination.model.wire.ItemOutcome;
import com.kameleoon.destination.model.wire.WireVersion;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// From status, `Retry-After` and body to an [Answer]; in doubt the batch is kept.
@Singleton
final class AnswerReader {
  private static final int DETAIL_LENGTH = 300;

  private final ObjectMapper json;
  private final Clock clock;

  AnswerReader(ObjectMapper json, Clock clock) {
    this.json = json;
    this.clock = clock;
  }

  Answer read(int status, Optional<String> retryAfter, byte[] body) {
    return switch (status) {
      case 200 -> outcomes(body);
      case 413 -> Answer.Refused.of(DiscardReason.TOO_LARGE, "the target answered 413 to it alone");
      case 400, 422 -> refusal(status, body);
      default ->
          new Answer.Unavailable(
              retryAfter.flatMap(header -> RetryAfter.parse(header, clock.instant())),
              "the target answered " + status);
    };
  }

  private Answer outcomes(byte[] body) {
    BatchOutcome batch;
    try {
      batch = json.readValue(body, BatchOutcome.class);
    } catch (IOException | RuntimeException e) {
      return Answer.Unavailable.because(
          "the target answered 200 with something else than outcomes");
    }
    if (batch.version() != WireVersion.CURRENT) {
      return Answer.Unavailable.because("the target answered version " + batch.version());
    }
    Map<String, Outcome> outcomes = HashMap.newHashMap(batch.outcomes().size());
    for (ItemOutcome item : batch.outcomes()) {
      outcomes.merge(item.id(), outcome(item), AnswerReader::agreed);
    }
    return new Answer.PerItem(outcomes);
  }

  /// Only a refusal in our services' own form is taken at its word: a proxy's 400 is not about the
  /// items, and neither is another version.
  private Answer refusal(int status, byte[] body) {
    JsonNode error = errorIn(body);
    String code = error.path("code").asText();
    return switch (code) {
      case "" -> Answer.Unavailable.because("the target answered " + status + " without an error");
      case "unsupported_version" ->
          Answer.Unavailable.because(
              "the target speaks another version than " + WireVersion.CURRENT);
      case "batch_too_large" -> Answer.Refused.of(DiscardReason.TOO_LARGE, detail(error, code));
      default -> Answer.Refused.of(DiscardReason.REJECTED, detail(error, code));
    };
  }

  private JsonNode errorIn(byte[] body) {
    try {
      return json.readTree(body).path("error");
    } catch (IOException e) {
      return json.missingNode();
    }
  }

  private static String detail(JsonNode error, String code) {
    String text = code + ": " + error.path("message").asText();
    return text.substring(0, Math.min(text.length(), DETAIL_LENGTH));
  }

  private static Outcome outcome(ItemOutcome item) {
    return switch (item) {
      case ItemOutcome.Delivered _ -> new Outcome.Delivered();
      case ItemOutcome.RetryLater later ->
          new Outcome.RetryLater(
              Optional.ofNullable(later.afterMillis()).map(Duration::ofMillis), later.detail());
      case ItemOutcome.Discarded discarded ->
          new Outcome.Discarded(discarded.reason(), discarded.detail());
    };
  }

  /// Two outcomes for one item: unless they say the same, asking again is the safe way.
  private static Outcome agreed(Outcome one, Outcome other) {
    return one.equals(other)
        ? one
        : new Outcome.RetryLater(Optional.empty(), "two different outcomes for it");
  }
}
