package com.kameleoon.destination.ingest.shadow;

import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.ingest.access.ApiProblemException;
import com.kameleoon.destination.ingest.access.Problem;
import com.kameleoon.destination.ingest.sibling.PeerServices;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.IOException;

/// What would have been done, beside what the classic destination does.
@Controller("/api/v1/shadow")
@ExecuteOn(TaskExecutors.BLOCKING)
@ApiResponse(
    responseCode = "401",
    description = "Neither bearer nor session",
    content =
        @Content(mediaType = "application/json", schema = @Schema(implementation = Problem.class)))
final class ShadowApi {
  private final PeerServices services;

  ShadowApi(PeerServices services) {
    this.services = services;
  }

  @Get
  @Operation(summary = "The goals that would have been reached, matched with the classic ones")
  @ApiResponse(
      responseCode = "200",
      description = "As goal-service's `GET /v1/shadow` has it",
      content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
  JsonNode shadow() {
    try {
      return services.get(PeerServices.GOAL, "/v1/shadow", JsonNode.class);
    } catch (IOException unavailable) {
      throw new ApiProblemException(
          HttpStatus.SERVICE_UNAVAILABLE,
          Problem.of("goal_service_unavailable", String.valueOf(unavailable.getMessage())));
    }
  }
}
