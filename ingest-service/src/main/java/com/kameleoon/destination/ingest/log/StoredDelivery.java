package com.kameleoon.destination.ingest.log;

import java.util.UUID;

/// A delivery and where its item is: a stretch of its event's `deliveries`, in bytes.
///
/// @param messageKey of its event
public record StoredDelivery(UUID id, UUID messageKey, int offset, int length) {}
