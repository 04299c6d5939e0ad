package com.kameleoon.destination.goal.conversion;

import com.kameleoon.destination.goal.http.Refusable;
import com.kameleoon.destination.model.wire.BatchOutcome;
import com.kameleoon.destination.model.wire.ConversionBatch;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;

/// Takes batches of conversions from ingest-service.
@Controller("/v1/conversions")
@ExecuteOn(TaskExecutors.BLOCKING)
@Refusable
final class ConversionController {
  private final BatchReader reader;
  private final ConversionIntake intake;

  ConversionController(BatchReader reader, ConversionIntake intake) {
    this.reader = reader;
    this.intake = intake;
  }

  /// Stores the conversions of a batch, each one once.
  ///
  /// @param body at most 500 items and 8 MiB
  /// @return one outcome per item, in order; what is delivered is stored durably
  @Post
  BatchOutcome post(
      @RequestBody(content = @Content(schema = @Schema(implementation = ConversionBatch.class)))
          @Body
          byte[] body) {
    return BatchOutcome.of(intake.take(reader.read(body).items()));
  }
}
