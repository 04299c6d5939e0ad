package com.kameleoon.destination.operator.cluster;

import java.util.List;

/// One thing that applying did.
public sealed interface Change {
  /// Object as `Deployment lamps-ingest`.
  String object();

  /// It was not there.
  record Created(String object) implements Change {}

  /// The destination wants it otherwise than before.
  record Updated(String object) implements Change {}

  /// Somebody had changed these fields.
  record Corrected(String object, List<String> fields) implements Change {}

  /// Somebody had deleted it.
  record Restored(String object) implements Change {}

  /// It is not wanted any more.
  record Deleted(String object) implements Change {}

  /// The API server refuses it, or something else has its name.
  record Failed(String object, String sentence) implements Change {}
}
