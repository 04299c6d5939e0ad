package com.kameleoon.destination.ingest.console;

import com.kameleoon.destination.ingest.query.EventRecord;
import com.kameleoon.destination.ingest.tester.Catalogue;
import com.kameleoon.destination.ingest.tester.TestReport;
import com.kameleoon.destination.ingest.tester.WhatIf;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the tester's page shows.
///
/// @param last how many events a comparison takes
/// @param problem why nothing ran
public record TesterView(
    String event,
    String resource,
    int last,
    List<EventRecord> recent,
    List<Catalogue.Entry> catalogue,
    @Nullable String problem,
    @Nullable TestReport report,
    @Nullable WhatIf whatIf) {
  TesterView(
      String event,
      String resource,
      int last,
      List<EventRecord> recent,
      List<Catalogue.Entry> catalogue) {
    this(event, resource, last, recent, catalogue, null, null, null);
  }

  TesterView withProblem(String sentence) {
    return new TesterView(event, resource, last, recent, catalogue, sentence, null, null);
  }

  TesterView withReport(TestReport made) {
    return new TesterView(event, resource, last, recent, catalogue, null, made, null);
  }

  TesterView withWhatIf(WhatIf made) {
    return new TesterView(event, resource, last, recent, catalogue, null, null, made);
  }
}
