package com.kameleoon.destination.remotedata.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.kameleoon.destination.model.wire.BatchOutcome;
import com.kameleoon.destination.model.wire.RemoteDataBatch;
import com.kameleoon.destination.remotedata.json.JsonText;
import com.kameleoon.destination.remotedata.write.BatchReader;
import com.kameleoon.destination.remotedata.write.BatchWriter;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;

/// Between the services: batches of changes.
@Controller("/v1")
@Tag(name = "Batches")
final class RemoteDataController {
  private final BatchWriter writer;

  RemoteDataController(BatchWriter writer) {
    this.writer = writer;
  }

  @Post("/remote-data")
  @Consumes(MediaType.ALL)
  @ExecuteOn(TaskExecutors.BLOCKING)
  @Operation(
      operationId = "storeRemoteData",
      summary = "Stores a batch of changes; the newest event wins, per field.",
      description = "At most 500 items and 8 MiB. Sending a batch again changes nothing.",
      security = @SecurityRequirement(name = "serviceToken"))
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = RemoteDataBatch.class)))
  @ApiResponse(
      responseCode = "200",
      description = "One outcome per item, in the order of the items.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = BatchOutcome.class)))
  @ApiResponse(
      responseCode = "4XX",
      description =
          "Wrong: 400, 401, 413; no database: 503 with Retry-After, and nothing is stored.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ErrorAnswer.class)))
  HttpResponse<byte[]> store(@Parameter(hidden = true) @Body byte[] body) {
    return JsonAnswer.of(written(writer.write(BatchReader.read(body))));
  }

  private static byte[] written(BatchOutcome outcome) {
    try {
      return JsonText.MAPPER.writeValueAsBytes(outcome);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an outcome cannot be written as JSON", e);
    }
  }
}
