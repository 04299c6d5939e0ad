package com.kameleoon.destination.ingest.erase;

import java.time.LocalDate;
import java.util.UUID;

/// A stored event that may be the person's.
record PersonalEvent(LocalDate day, UUID messageKey, EventIds ids) {}
