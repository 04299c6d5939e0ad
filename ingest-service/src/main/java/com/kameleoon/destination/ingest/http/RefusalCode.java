package com.kameleoon.destination.ingest.http;

import io.micronaut.http.HttpStatus;
import java.util.Locale;

/// Why a request or an event was not taken. Bounded: it is a label of metrics.
enum RefusalCode {
  INVALID_JSON(HttpStatus.BAD_REQUEST),
  INVALID_TEXT(HttpStatus.BAD_REQUEST),
  INVALID_FIELD(HttpStatus.BAD_REQUEST),
  INVALID_TIMESTAMP(HttpStatus.BAD_REQUEST),
  MISSING_FIELD(HttpStatus.BAD_REQUEST),
  UNKNOWN_TYPE(HttpStatus.BAD_REQUEST),
  NO_VALID_EVENT(HttpStatus.BAD_REQUEST),
  BAD_REQUEST(HttpStatus.BAD_REQUEST),
  WRONG_KEY(HttpStatus.UNAUTHORIZED),
  WRONG_SITECODE(HttpStatus.FORBIDDEN),
  NOT_FOUND(HttpStatus.NOT_FOUND),
  METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED),
  TOO_SLOW(HttpStatus.REQUEST_TIMEOUT),
  TOO_LARGE(HttpStatus.REQUEST_ENTITY_TOO_LARGE),
  TOO_MANY_EVENTS(HttpStatus.REQUEST_ENTITY_TOO_LARGE),
  UNSUPPORTED_ENCODING(HttpStatus.UNSUPPORTED_MEDIA_TYPE),
  UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE),
  INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR);

  private final HttpStatus status;
  private final String wireName = name().toLowerCase(Locale.ROOT);

  RefusalCode(HttpStatus status) {
    this.status = status;
  }

  HttpStatus status() {
    return status;
  }

  String wireName() {
    return wireName;
  }
}
