package com.kameleoon.destination.ingest.tester;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kameleoon.destination.ingest.destination.DestinationDrafts;
import com.kameleoon.destination.ingest.destination.DestinationRegistry;
import com.kameleoon.destination.ingest.destination.Draft;
import com.kameleoon.destination.ingest.destination.RunningDestination;
import com.kameleoon.destination.ingest.explain.DryRun;
import com.kameleoon.destination.ingest.explain.JsonDiff;
import com.kameleoon.destination.ingest.explain.Step;
import com.kameleoon.destination.ingest.explain.Traced;
import com.kameleoon.destination.ingest.http.TestDoor;
import com.kameleoon.destination.ingest.query.Masking;
import com.kameleoon.destination.model.issue.Issue;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tries one event.
@Singleton
public final class Tester {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final TestDoor door;
  private final DestinationRegistry destinations;
  private final DestinationDrafts drafts;
  private final DryRun dryRun;
  private final Masking masking;

  Tester(
      TestDoor door,
      DestinationRegistry destinations,
      DestinationDrafts drafts,
      DryRun dryRun,
      Masking masking) {
    this.door = door;
    this.destinations = destinations;
    this.drafts = drafts;
    this.dryRun = dryRun;
    this.masking = masking;
  }

  /// Through the running destination, or through a resource that is not applied; changes nothing.
  public TestReport dry(ObjectNode event, @Nullable String resource) {
    return switch (door.look(event)) {
      case TestDoor.Look.Refused(String code, String message, String path) ->
          TestReport.refused(code + (path.isEmpty() ? "" : " at " + path) + ": " + message);
      case TestDoor.Look.Sound sound -> run(sound.event(), resource);
    };
  }

  /// Really, through the running destination, marked as a test.
  public TestReport send(ObjectNode event) {
    TestReport report = dry(event, null);
    return switch (door.send(event)) {
      case TestDoor.Look.Refused _ -> report;
      case TestDoor.Look.Sound sound -> report.sentAs(sound.event().path("messageId").asText());
    };
  }

  private TestReport run(ObjectNode event, @Nullable String resource) {
    RunningDestination running = destinations.current();
    if (resource == null || resource.isBlank()) {
      return report(event, dryRun.run(event, running), List.of(), null);
    }
    return switch (load(resource)) {
      case Draft.Refused(List<Issue> issues) -> TestReport.refused(issues);
      case Draft.Sound(RunningDestination draft, List<Issue> warnings) ->
          report(
              event,
              dryRun.run(event, draft),
              warnings,
              Decision.of(dryRun.run(event, running).verdict()));
    };
  }

  private TestReport report(
      ObjectNode event, Traced traced, List<Issue> warnings, @Nullable Decision running) {
    Decision decision = Decision.of(traced.verdict());
    List<JsonDiff.Change> changes = running == null ? List.of() : difference(running, decision);
    List<Step> steps = traced.steps().stream().map(this::masked).toList();
    return new TestReport(
        null, List.of(), warnings, masking.mask(event), decision, steps, running, changes, null);
  }

  static List<JsonDiff.Change> difference(Decision before, Decision after) {
    return JsonDiff.between(JSON.valueToTree(before), JSON.valueToTree(after));
  }

  Draft load(String resource) {
    try {
      return drafts.load(resource);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private Step masked(Step step) {
    return new Step(
        step.kind(),
        step.name(),
        step.verdict(),
        step.sentence(),
        step.before() == null ? null : masking.mask(step.before()),
        step.after() == null ? null : masking.mask(step.after()));
  }
}
