package com.kameleoon.destination.goal.http;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Describes, in the OpenAPI description, how every path here refuses.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SecurityRequirement(name = "serviceToken")
@ApiResponse(responseCode = "200", description = "Done.")
@ApiResponse(
    responseCode = "400",
    description = "The request is wrong; the message names the field and the remedy.",
    content = @Content(schema = @Schema(implementation = ErrorBody.class)))
@ApiResponse(
    responseCode = "401",
    description = "The service token is missing or another one.",
    content = @Content(schema = @Schema(implementation = ErrorBody.class)))
@ApiResponse(
    responseCode = "503",
    description = "The database is not available; Retry-After says when to try again.",
    content = @Content(schema = @Schema(implementation = ErrorBody.class)))
public @interface Refusable {}
