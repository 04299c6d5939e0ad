package com.kameleoon.destination.remotedata.erase;

import com.kameleoon.destination.model.wire.ErasureAnswer;
import com.kameleoon.destination.model.wire.ErasureRequest;
import com.kameleoon.destination.model.wire.WireVersion;
import com.kameleoon.destination.remotedata.store.ErasureStore;
import com.kameleoon.destination.remotedata.write.RequestRefusedException;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Erases a user, on ingest-service's word.
@Controller("/v1/erasures")
@Tag(name = "Erasures")
final class ErasureController {
  private static final int MOST_IDS = 2000;

  private final ErasureStore store;

  ErasureController(ErasureStore store) {
    this.store = store;
  }

  /// Removes everything that stands under a user's ids; again changes nothing.
  @Post
  @ExecuteOn(TaskExecutors.BLOCKING)
  @Operation(
      operationId = "eraseUser",
      summary = "Removes everything under a user's ids; what is written later is new.",
      security = @SecurityRequirement(name = "serviceToken"))
  ErasureAnswer erase(@Body ErasureRequest request) {
    check(request);
    List<String> keys = request.ids().stream().flatMap(ErasureController::keys).toList();
    Map<String, Long> erased = request.countOnly() ? Map.of() : store.erase(keys, request.before());
    return new ErasureAnswer(
        WireVersion.CURRENT, erased, store.count(keys, request.before()), List.of());
  }

  /// What events write, and what a map may have been called by hand.
  private static Stream<String> keys(String id) {
    return Stream.of("IDENTIFY_" + id, "COHORTS_" + id, id);
  }

  private static void check(ErasureRequest request) {
    if (request.version() != WireVersion.CURRENT) {
      throw new RequestRefusedException(
          "unsupported_version", "`version` must be " + WireVersion.CURRENT, "version");
    }
    if (request.ids().isEmpty() || request.ids().size() > MOST_IDS) {
      throw new RequestRefusedException(
          "invalid_ids", "`ids` must have 1 to %d of them".formatted(MOST_IDS), "ids");
    }
  }
}
