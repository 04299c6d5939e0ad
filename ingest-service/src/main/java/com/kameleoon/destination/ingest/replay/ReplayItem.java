package com.kameleoon.destination.ingest.replay;

import java.time.LocalDate;
import java.util.UUID;

/// One event of a replay.
record ReplayItem(long place, LocalDate day, UUID messageKey) {}
