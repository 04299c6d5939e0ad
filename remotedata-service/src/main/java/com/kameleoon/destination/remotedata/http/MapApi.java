package com.kameleoon.destination.remotedata.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;

/// The map API as the OpenAPI description tells it.
@Tag(name = "Map")
interface MapApi {
  @Operation(
      operationId = "readMap",
      summary = "The JSON object of one key; {} for a key that nobody has written.",
      description = "Public. Keys are percent-encoded; a plus stands for itself.",
      parameters = {
        @Parameter(
            name = "siteCode",
            in = ParameterIn.QUERY,
            required = true,
            schema = @Schema(type = "string")),
        @Parameter(
            name = "key",
            in = ParameterIn.QUERY,
            required = true,
            schema = @Schema(type = "string")),
        @Parameter(name = "prettyPrint", in = ParameterIn.QUERY, schema = @Schema(type = "boolean"))
      })
  @ApiResponse(
      responseCode = "200",
      description = "The object.",
      content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = "object")))
  @ApiResponse(
      responseCode = "4XX",
      description = "Wrong parameters: 400; no database: 503 with Retry-After.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ErrorAnswer.class)))
  HttpResponse<byte[]> one(@Parameter(hidden = true) HttpRequest<?> request);

  @Operation(
      operationId = "readMaps",
      summary = "The JSON objects of up to 100 keys, by key.",
      description = "Public. `keys` is a percent-encoded JSON array of strings.",
      parameters = {
        @Parameter(
            name = "siteCode",
            in = ParameterIn.QUERY,
            required = true,
            schema = @Schema(type = "string")),
        @Parameter(
            name = "keys",
            in = ParameterIn.QUERY,
            required = true,
            schema = @Schema(type = "string")),
        @Parameter(name = "prettyPrint", in = ParameterIn.QUERY, schema = @Schema(type = "boolean"))
      })
  @ApiResponse(
      responseCode = "200",
      description = "One property per key.",
      content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = "object")))
  @ApiResponse(
      responseCode = "4XX",
      description = "Wrong parameters: 400; no database: 503 with Retry-After.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ErrorAnswer.class)))
  HttpResponse<byte[]> several(@Parameter(hidden = true) HttpRequest<?> request);

  @Operation(
      operationId = "writeMaps",
      summary = "Merges fields into keys: null removes a field, {} deletes a key.",
      description =
          "At most 1 MB; keys of at most 100, field names of at most 1024 characters. All of it is"
              + " stored when the answer comes, or nothing.",
      security = @SecurityRequirement(name = "serviceToken"),
      parameters = {
        @Parameter(
            name = "siteCode",
            in = ParameterIn.QUERY,
            required = true,
            schema = @Schema(type = "string")),
        @Parameter(
            name = "ttlHours",
            in = ParameterIn.QUERY,
            schema =
                @Schema(type = "integer", minimum = "1", maximum = "8784", defaultValue = "2208"))
      })
  @RequestBody(
      required = true,
      content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = "object")))
  @ApiResponse(responseCode = "204", description = "Stored.")
  @ApiResponse(
      responseCode = "4XX",
      description = "Wrong: 400, 401, 413; no database: 503 with Retry-After.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ErrorAnswer.class)))
  void store(
      @Parameter(hidden = true) HttpRequest<?> request, @Parameter(hidden = true) byte[] body);
}
