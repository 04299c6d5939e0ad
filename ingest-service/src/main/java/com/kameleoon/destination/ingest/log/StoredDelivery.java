package com.kameleoon.destination.ingest.log;

import java.util.UUID;

/// A planned delivery of an event that is being stored.
record StoredDelivery(UUID eventId, PlannedDelivery planned) {}
