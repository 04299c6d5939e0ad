package com.kameleoon.destination.ingest.alert;

import com.kameleoon.destination.ingest.access.ApiProblemException;
import com.kameleoon.destination.ingest.access.Problem;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;

/// Alerts and where they stand. The operator makes the condition DeliveryHealthy and Kubernetes
/// Events of it.
@Controller("/api/v1/alerts")
@ExecuteOn(TaskExecutors.BLOCKING)
@ApiResponse(
    responseCode = "401",
    description = "Neither bearer nor session",
    content =
        @Content(mediaType = "application/json", schema = @Schema(implementation = Problem.class)))
final class AlertApi {
  private final Alerts alerts;

  AlertApi(Alerts alerts) {
    this.alerts = alerts;
  }

  /// @param deliveryHealthy whether none of them fires
  /// @param messages the newest first
  record Standing(boolean deliveryHealthy, List<AlertView> alerts, List<AlertMessage> messages) {}

  @Get
  @Operation(summary = "Every alert of the resource, and what was sent about it")
  @ApiResponse(responseCode = "200", description = "Where they stand")
  Standing all() {
    List<AlertView> all = alerts.all();
    return new Standing(all.stream().noneMatch(AlertView::firing), all, alerts.newestMessages());
  }

  @Post("/{name}/test")
  @Status(HttpStatus.ACCEPTED)
  @Operation(summary = "Sends a test message to every receiver of an alert")
  @ApiResponse(responseCode = "202", description = "It is on its way")
  @ApiResponse(
      responseCode = "404",
      description = "The resource has no such alert",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = Problem.class)))
  void test(@PathVariable String name) {
    if (!alerts.test(name)) {
      throw ApiProblemException.notFound("The resource has no alert with this name.");
    }
  }
}
