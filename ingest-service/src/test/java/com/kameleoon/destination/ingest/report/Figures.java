package com.kameleoon.destination.ingest.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.ingest.store.Row;
import java.sql.SQLException;

/// What became of the events of one row of a table.
record Figures(long first, long retried, long filtered, long discarded, long pending) {
  static final Figures NONE = new Figures(0, 0, 0, 0, 0);

  /// As the API says it, whose sums are right or this fails.
  static Figures of(JsonNode totals) {
    Figures figures =
        new Figures(
            totals.path("first").asLong(-1),
            totals.path("retried").asLong(-1),
            totals.path("filtered").asLong(-1),
            totals.path("discarded").asLong(-1),
            totals.path("pending").asLong(-1));
    if (figures.delivered() != totals.path("delivered").asLong(-1)
        || figures.received() != totals.path("received").asLong(-1)) {
      throw new AssertionError("does not add up: " + totals);
    }
    return figures;
  }

  static Figures of(Row row) throws SQLException {
    return new Figures(
        row.number("first"),
        row.number("retried"),
        row.number("filtered"),
        row.number("discarded"),
        row.number("pending"));
  }

  Figures and(Figures more) {
    return new Figures(
        first + more.first,
        retried + more.retried,
        filtered + more.filtered,
        discarded + more.discarded,
        pending + more.pending);
  }

  long delivered() {
    return first + retried;
  }

  long received() {
    return delivered() + filtered + discarded + pending;
  }
}
