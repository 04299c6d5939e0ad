package com.kameleoon.destination.ingest.destination;

import com.kameleoon.destination.model.issue.Issue;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.scheduling.annotation.Scheduled;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The destination that runs now. A new version of its files is taken at once when it is sound; a
/// broken one is logged and shown by `ingest_destination_refused`, and the last sound one runs on.
@Context
@Order(Ordered.HIGHEST_PRECEDENCE)
public class DestinationRegistry {
  private static final Logger LOG = LoggerFactory.getLogger(DestinationRegistry.class);

  private final DestinationFiles files;
  private final DestinationLoader loader;
  private final Clock clock;
  private volatile DestinationText seen;
  private volatile RunningDestination current;
  private volatile boolean refused;
  private volatile RevisionState revision;

  /// @throws DestinationRefusedException when there is no sound version to start with
  DestinationRegistry(
      DestinationFiles files, DestinationLoader loader, Clock clock, MeterRegistry meters) {
    this.files = files;
    this.loader = loader;
    this.clock = clock;
    this.seen = firstText(files);
    this.current = firstVersion(loader, seen);
    // A failing test holds a change back; it does not keep a service from starting at all.
    this.revision =
        RevisionState.of(current, seen, clock.instant()).refusing(ResourceTestRun.issues(current));
    Gauge.builder("ingest.destination.refused", this, registry -> registry.refused ? 1 : 0)
        .description(
            "1 while the newest version of the destination is broken and an older one runs")
        .register(meters);
    Gauge.builder("ingest.destination.generation", this, DestinationRegistry::generation)
        .description("Generation of the resource that runs; 0 outside a cluster")
        .register(meters);
  }

  /// Never blocks; two calls may answer two versions, so one event asks once.
  public RunningDestination current() {
    return current;
  }

  /// Which revision runs, and what a newer one is refused for.
  public RevisionState revision() {
    return revision;
  }

  /// Takes a changed version, if there is one.
  @Scheduled(
      fixedDelay = "${kameleoon.reload-interval}",
      initialDelay = "${kameleoon.reload-interval}")
  void refresh() {
    try {
      DestinationText text = files.read();
      if (!text.equals(seen)) {
        seen = text;
        swap(ResourceTestRun.tested(loader.load(text)));
      }
    } catch (IOException unreadable) {
      LOG.atWarn()
          .addKeyValue("reason", unreadable.getMessage())
          .log("The destination's files cannot be read; the last version runs on.");
    }
  }

  private void swap(Loading loading) {
    switch (loading) {
      case Loading.Loaded(RunningDestination destination, List<Issue> warnings) -> {
        current = destination;
        refused = false;
        revision = RevisionState.of(destination, seen, clock.instant());
        report(destination, warnings);
      }
      case Loading.Refused(List<Issue> issues) -> {
        refused = true;
        revision = revision.refusing(issues);
        issues.forEach(issue ->
            LOG.atError()
                .addKeyValue("issue", issue)
                .log("The new version of the destination is refused; the last one runs on."));
      }
    }
  }

  private static DestinationText firstText(DestinationFiles files) {
    try {
      return files.read();
    } catch (IOException unreadable) {
      throw new DestinationRefusedException(
          "The destination cannot be read: %s Set kameleoon.destination-file and kameleoon.secrets-dir."
              .formatted(unreadable.getMessage()));
    }
  }

  private static RunningDestination firstVersion(DestinationLoader loader, DestinationText text) {
    return switch (loader.load(text)) {
      case Loading.Loaded(RunningDestination destination, List<Issue> warnings) -> {
        report(destination, warnings);
        yield destination;
      }
      case Loading.Refused(List<Issue> issues) ->
          throw new DestinationRefusedException(
              issues.stream()
                  .map(Issue::toString)
                  .collect(Collectors.joining("\n  ", "The destination is refused:\n  ", "")));
    };
  }

  private static void report(RunningDestination destination, List<Issue> warnings) {
    LOG.atInfo()
        .addKeyValue("destination", destination.name())
        .addKeyValue("generation", destination.resource().metadata().generation())
        .addKeyValue("mappings", destination.program().mappings().size())
        .log("The destination runs.");
    warnings.forEach(warning ->
        LOG.atWarn().addKeyValue("issue", warning).log("The destination has a warning."));
  }

  private double generation() {
    Long generation = current.resource().metadata().generation();
    return generation == null ? 0 : generation;
  }
}
