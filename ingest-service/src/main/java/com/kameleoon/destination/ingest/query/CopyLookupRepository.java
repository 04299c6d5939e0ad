package com.kameleoon.destination.ingest.query;

import com.kameleoon.destination.ingest.store.ConsoleStore;
import jakarta.inject.Singleton;
import java.util.List;

/// Reads table `event_copy`.
@Singleton
final class CopyLookupRepository {
  private static final String OF_KEY =
      """
      from ingest.event_copy
      where message_key = encode(substring(sha256(convert_to(?, 'UTF8')) for 16), 'hex')::uuid\
      """;

  private static final String FIRST =
      "select received_at, door, source " + OF_KEY + " order by received_at limit " + Copies.MOST;

  private static final String TOTAL = "select count(*) as n " + OF_KEY;

  private final ConsoleStore store;

  CopyLookupRepository(ConsoleStore store) {
    this.store = store;
  }

  Copies of(String messageId) {
    List<Copy> first =
        store.query(
            FIRST,
            row -> new Copy(row.time("received_at"), row.text("door"), row.text("source")),
            messageId);
    return first.size() < Copies.MOST
        ? new Copies(first.size(), first)
        : new Copies(store.find(TOTAL, row -> row.number("n"), messageId).orElse(0L), first);
  }
}
