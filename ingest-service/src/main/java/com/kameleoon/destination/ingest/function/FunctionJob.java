package com.kameleoon.destination.ingest.function;

/// Something that waits for a function thread and runs there; the watchman looks after it.
sealed interface FunctionJob permits FunctionCall, DetachedWork {
  /// On the function thread.
  void run(FunctionRealms realms);

  /// After [#run]; until then whoever waits for it sleeps on, or the watchman wakes them.
  void wakeCaller();

  /// Whether no thread has taken it for so long.
  boolean waitsLongerThan(long nanos);

  /// Ends what exceeds a limit. On the watchman's thread.
  void look();
}
