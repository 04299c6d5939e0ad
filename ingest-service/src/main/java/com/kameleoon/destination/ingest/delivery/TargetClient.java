package com.kameleoon.destination.ingest.delivery;

import com.kameleoon.destination.ingest.log.Target;
import java.util.List;

/// Posts a batch to one target.
interface TargetClient {
  Target target();

  /// One request; never throws for what the target does.
  ///
  /// @param items as stored, at most 500 and 8 MiB
  Answer post(List<byte[]> items);
}
