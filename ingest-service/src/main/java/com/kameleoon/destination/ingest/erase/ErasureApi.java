package com.kameleoon.destination.ingest.erase;

import com.kameleoon.destination.ingest.access.ApiProblemException;
import com.kameleoon.destination.ingest.access.Problem;
import com.kameleoon.destination.ingest.log.TimeOrderedIds;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Erases users from all three services.
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
@ApiResponse(
    responseCode = "401",
    description = "Neither bearer nor session",
    content =
        @Content(mediaType = "application/json", schema = @Schema(implementation = Problem.class)))
final class ErasureApi {
  private static final int MOST_IDS = 100;
  private static final int SHOWN = 100;

  private final ErasureRepository erasures;
  private final TimeOrderedIds ids;
  private final Clock clock;

  ErasureApi(ErasureRepository erasures, TimeOrderedIds ids, Clock clock) {
    this.erasures = erasures;
    this.ids = ids;
    this.clock = clock;
  }

  /// @param ids user ids, anonymous ids or visitor codes of one user, 1 to 100
  @Introspected
  record Asked(@Nullable List<String> ids) {}

  @Post("/erasures")
  @Operation(summary = "Erases a user under all ids that are known; goes on by itself")
  @ApiResponse(responseCode = "202", description = "The erasure; look at it until it is DONE")
  HttpResponse<Erasure> erase(@Body Asked asked) {
    List<String> named = asked.ids() == null ? List.of() : asked.ids();
    return accepted(new LinkedHashSet<>(named.stream().filter(id -> !id.isBlank()).toList()));
  }

  @Delete("/users/{id}")
  @Operation(summary = "Erases the user with this user id, anonymous id or visitor code")
  @ApiResponse(responseCode = "202", description = "The erasure; look at it until it is DONE")
  HttpResponse<Erasure> eraseUser(@PathVariable String id) {
    return accepted(Set.of(id));
  }

  @Get("/erasures")
  @Operation(summary = "The newest erasures")
  @ApiResponse(responseCode = "200", description = "At most 100, the newest first")
  List<Erasure> newest() {
    return erasures.newest(SHOWN);
  }

  @Get("/erasures/{id}")
  @Operation(summary = "How far an erasure is, what was erased, and what is left: nothing")
  @ApiResponse(responseCode = "200", description = "Counts by service and kind")
  Erasure find(@PathVariable UUID id) {
    return erasures
        .find(id)
        .orElseThrow(() -> ApiProblemException.notFound("There is no erasure with this id."));
  }

  /// Asked for again while it runs, it is the same one.
  private HttpResponse<Erasure> accepted(Set<String> named) {
    if (named.isEmpty() || named.size() > MOST_IDS) {
      throw ApiProblemException.invalid("ids", "`ids` must have 1 to 100 ids of one user.");
    }
    List<String> digests = named.stream().map(ErasureApi::digest).sorted().toList();
    Erasure erasure =
        erasures
            .running(digests)
            .orElseGet(() -> {
              UUID id = ids.next();
              erasures.insert(id, clock.instant(), digests, named);
              return find(id);
            });
    return HttpResponse.<Erasure>accepted(URI.create("/api/v1/erasures/" + erasure.id()))
        .body(erasure);
  }

  private static String digest(String id) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
