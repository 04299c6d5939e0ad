package com.kameleoon.destination.model.expect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kameleoon.destination.model.compile.CompiledDestination;
import com.kameleoon.destination.model.event.SegmentEvent;
import com.kameleoon.destination.model.expect.TestResult.Verdict;
import com.kameleoon.destination.model.route.EventFunctions;
import com.kameleoon.destination.model.route.EventRoute;
import com.kameleoon.destination.model.spec.TestSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Runs `spec.tests` against a compiled destination.
public final class ResourceTests {
  private static final String TIMESTAMP = "2026-01-01T00:00:00.000Z";

  private final CompiledDestination destination;
  private final Optional<EventFunctions> functions;

  /// @param destination its filters have their keys
  /// @param functions empty where there is no JavaScript engine: then the tests of a destination
  ///   with insert functions are skipped
  public ResourceTests(CompiledDestination destination, Optional<EventFunctions> functions) {
    this.destination = destination;
    this.functions = functions;
  }

  /// One result per test, in order.
  public List<TestResult> run(List<TestSpec> tests) {
    List<TestResult> results = new ArrayList<>();
    for (int i = 0; i < tests.size(); i++) {
      TestSpec test = tests.get(i);
      results.add(new TestResult(test.name(), i, verdict(test)));
    }
    return results;
  }

  private Verdict verdict(TestSpec test) {
    if (functions.isEmpty() && !destination.functions().isEmpty()) {
      return new Verdict.Skipped(
          "The destination has insert functions, and nothing runs them here.");
    }
    EventRoute route = new EventRoute(destination, functions.orElse(EventFunctions.NONE));
    Differences differences = new Differences(test.expect());
    List<String> found = differences.of(route.decide(new SegmentEvent(complete(test))));
    return found.isEmpty() ? new Verdict.Passed() : new Verdict.Failed(found);
  }

  /// With the members that ingest would fill in.
  private static ObjectNode complete(TestSpec test) {
    ObjectNode event = test.event().deepCopy();
    if (!event.hasNonNull("messageId")) {
      event.put("messageId", test.name());
    }
    if (!event.hasNonNull("timestamp")) {
      event.put("timestamp", TIMESTAMP);
    }
    return event;
  }
}
