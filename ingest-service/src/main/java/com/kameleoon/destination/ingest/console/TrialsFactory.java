package com.kameleoon.destination.ingest.console;

import com.kameleoon.destination.ingest.tester.Catalogue;
import com.kameleoon.destination.ingest.tester.Tester;
import com.kameleoon.destination.ingest.tester.WhatIfRun;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/// Puts together what the tester's page tries things with.
@Factory
final class TrialsFactory {
  @Singleton
  TesterController.Trials trials(Tester tester, WhatIfRun whatIf, Catalogue catalogue) {
    return new TesterController.Trials(tester, whatIf, catalogue);
  }
}
