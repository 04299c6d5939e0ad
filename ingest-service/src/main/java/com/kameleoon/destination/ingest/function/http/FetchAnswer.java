package com.kameleoon.destination.ingest.function.http;

/// What became of a request.
public sealed interface FetchAnswer {
  /// Any status: `{"status", "statusText", "headers", "url", "redirected", "body"}` as JSON.
  record Received(String json) implements FetchAnswer {}

  /// Not sent, or not answered.
  record Refused(String message) implements FetchAnswer {}
}
