package com.kameleoon.destination.ingest.replay;

import com.kameleoon.destination.ingest.access.ApiProblemException;
import com.kameleoon.destination.ingest.access.Problem;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
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
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Replays discarded and past events through the configuration of now.
@Controller("/api/v1/replays")
@ExecuteOn(TaskExecutors.BLOCKING)
@ApiResponse(
    responseCode = "401",
    description = "Neither bearer nor session",
    content =
        @Content(mediaType = "application/json", schema = @Schema(implementation = Problem.class)))
final class ReplayApi {
  private static final int USUAL_RATE = 50;
  private static final int MOST_IDS = 1000;

  private final Replays replays;

  ReplayApi(Replays replays) {
    this.replays = replays;
  }

  /// @param rate events in a second; 50 unless given, at most 1000
  @Introspected
  record Asked(@Nullable ReplaySelection selection, @Nullable Integer rate) {
    ReplaySelection checked() {
      ReplaySelection chosen = selection();
      if (chosen == null) {
        throw ApiProblemException.invalid("selection", "`selection` is missing; say which events.");
      }
      List<String> ids = chosen.messageIds();
      if (ids != null && ids.size() > MOST_IDS) {
        throw ApiProblemException.invalid("selection.messageIds", "Send at most 1000 ids.");
      }
      return chosen;
    }

    int pace() {
      Integer asked = rate();
      return asked == null ? USUAL_RATE : asked;
    }
  }

  @Get
  @Operation(summary = "Lists replays, the newest first")
  @ApiResponse(responseCode = "200", description = "Replays and how far they are")
  List<Replay> all() {
    return replays.newest();
  }

  @Get("/{id}")
  @Operation(summary = "Shows one replay")
  @ApiResponse(responseCode = "200", description = "How far it is")
  Replay one(@PathVariable long id) {
    return replays.find(id).orElseThrow(ReplayApi::unknown);
  }

  @Post("/preview")
  @Operation(summary = "Says what a replay would come to; changes nothing")
  @ApiResponse(responseCode = "200", description = "How many events, and what would become of them")
  ReplayPreview preview(@Body Asked asked) throws SQLException {
    return replays.preview(asked.checked(), asked.pace());
  }

  @Post
  @Status(HttpStatus.ACCEPTED)
  @Operation(
      summary = "Begins a replay",
      description =
          "What was delivered is not sent again, and a conversion keeps its messageId: none counts"
              + " twice.")
  @ApiResponse(responseCode = "202", description = "It runs")
  Replay begin(@Body Asked asked) {
    return replays.begin(asked.checked(), asked.pace());
  }

  @Post("/{id}/cancel")
  @Operation(summary = "Takes no more events; what was sent stays sent")
  @ApiResponse(responseCode = "200", description = "How far it came")
  Replay cancel(@PathVariable long id) {
    replays.cancel(id);
    return one(id);
  }

  private static ApiProblemException unknown() {
    return ApiProblemException.notFound("There is no replay with this id.");
  }
}
