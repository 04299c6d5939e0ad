package com.kameleoon.destination.ingest.delivery;

import com.kameleoon.destination.ingest.log.Lease;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/// Is told of attempts that are repeated.
interface AttemptJournal {
  /// Keeps nothing.
  AttemptJournal NONE = (_, _, _) -> {};

  /// @param again when each delivery that is tried again is due
  void repeated(Lease lease, Map<UUID, Outcome> outcomes, Map<UUID, Instant> again);
}
