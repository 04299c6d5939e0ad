package com.kameleoon.destination.goal.erase;

import com.kameleoon.destination.goal.http.ApiException;
import com.kameleoon.destination.goal.http.Refusable;
import com.kameleoon.destination.model.wire.ErasureAnswer;
import com.kameleoon.destination.model.wire.ErasureRequest;
import com.kameleoon.destination.model.wire.WireVersion;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/// Erases a user, on ingest-service's word.
@Controller("/v1/erasures")
@ExecuteOn(TaskExecutors.BLOCKING)
@Refusable
final class ErasureController {
  private static final int MOST_IDS = 2000;

  private final Erasure erasure;

  ErasureController(Erasure erasure) {
    this.erasure = erasure;
  }

  /// Anonymises the conversions of a user and removes what waits to be sent; again changes nothing.
  ///
  /// @param request 1 to 2000 ids
  /// @return what was erased, and what is left: nothing
  @Post
  ErasureAnswer erase(@Body ErasureRequest request) {
    if (request.version() != WireVersion.CURRENT) {
      throw invalid("version: must be " + WireVersion.CURRENT);
    }
    if (request.ids().isEmpty() || request.ids().size() > MOST_IDS) {
      throw invalid("ids: send 1 to %d of them".formatted(MOST_IDS));
    }
    return erasure.run(request);
  }

  private static ApiException invalid(String message) {
    return new ApiException(HttpStatus.BAD_REQUEST, "invalid_request", message);
  }
}
