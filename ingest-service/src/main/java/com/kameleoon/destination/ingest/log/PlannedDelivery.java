package com.kameleoon.destination.ingest.log;

import com.kameleoon.destination.model.wire.DiscardReason;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What one mapping made of an event; unique per (event, mapping).
public sealed interface PlannedDelivery {
  /// Time-ordered; the `id` of the wire item.
  UUID id();

  /// Name of the mapping.
  String mapping();

  /// To be sent.
  ///
  /// @param item `ConversionItem` or `RemoteDataItem` as UTF-8 JSON, serialised once
  record ToSend(UUID id, String mapping, Target target, byte[] item) implements PlannedDelivery {}

  /// Given up before sending, and kept.
  ///
  /// @param payload what the mapping produced, as UTF-8 JSON
  record Discarded(
      UUID id, String mapping, DiscardReason reason, @Nullable String detail, byte[] payload)
      implements PlannedDelivery {}
}
