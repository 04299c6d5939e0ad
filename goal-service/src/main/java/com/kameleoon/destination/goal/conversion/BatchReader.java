package com.kameleoon.destination.goal.conversion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.kameleoon.destination.goal.http.ApiException;
import com.kameleoon.destination.goal.http.ErrorBody.Problem;
import com.kameleoon.destination.model.wire.ConversionBatch;
import com.kameleoon.destination.model.wire.WireVersion;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.IntStream;

/// Makes a batch of a request's body, or refuses the body as a whole.
@Singleton
final class BatchReader {
  static final int MOST_ITEMS = 500;

  private final ObjectMapper json;

  BatchReader(ObjectMapper json) {
    this.json = json;
  }

  /// @throws ApiException 400 or 413, naming what is wrong
  ConversionBatch read(byte[] body) {
    try {
      return checked(json.readValue(body, ConversionBatch.class));
    } catch (IOException e) {
      requireVersion(versionOf(body));
      throw refusal("invalid_batch", "the body is no ConversionBatch: " + firstLine(e), "");
    }
  }

  private static ConversionBatch checked(ConversionBatch batch) {
    requireVersion(batch.version());
    int items = batch.items().size();
    if (items > MOST_ITEMS) {
      throw new ApiException(
          HttpStatus.REQUEST_ENTITY_TOO_LARGE,
          "batch_too_large",
          "items: %d items, at most %d are accepted; split the batch".formatted(items, MOST_ITEMS));
    }
    IntStream.range(0, items)
        .filter(i -> batch.items().get(i).id() == null)
        .findFirst()
        .ifPresent(BatchReader::refuseMissingId);
    return batch;
  }

  private static void refuseMissingId(int index) {
    String path = "items[%d].id".formatted(index);
    throw refusal("invalid_batch", path + " is missing; outcomes are told by it", path);
  }

  private static void requireVersion(int version) {
    if (version != WireVersion.CURRENT) {
      throw refusal(
          "unsupported_version",
          "version: %d was sent, %d is understood".formatted(version, WireVersion.CURRENT),
          "version");
    }
  }

  /// The version of a body that is none of ours otherwise, so that the sender learns the reason.
  private int versionOf(byte[] body) {
    try {
      JsonNode version = json.readTree(body).path("version");
      return version.isInt() ? version.intValue() : WireVersion.CURRENT;
    } catch (IOException _) {
      return WireVersion.CURRENT;
    }
  }

  private static ApiException refusal(String code, String message, String path) {
    return new ApiException(
        HttpStatus.BAD_REQUEST,
        new Problem(code, message, Optional.of(path).filter(p -> !p.isEmpty())));
  }

  private static String firstLine(IOException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }
}
