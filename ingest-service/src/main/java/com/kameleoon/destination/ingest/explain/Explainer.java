package com.kameleoon.destination.ingest.explain;

import com.kameleoon.destination.ingest.destination.DestinationDrafts;
import com.kameleoon.destination.ingest.destination.Draft;
import com.kameleoon.destination.ingest.destination.RunningDestination;
import com.kameleoon.destination.ingest.log.UnkeptBody;
import com.kameleoon.destination.ingest.query.Copies;
import com.kameleoon.destination.ingest.query.EventRecord;
import com.kameleoon.destination.ingest.query.EventSearch;
import com.kameleoon.destination.ingest.query.Masking;
import com.kameleoon.destination.ingest.revision.Revision;
import com.kameleoon.destination.ingest.revision.RevisionHistory;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Explains stored events.
@Singleton
public final class Explainer {
  private final EventSearch events;
  private final RevisionHistory revisions;
  private final DestinationDrafts drafts;
  private final DryRun dryRun;
  private final Masking masking;

  Explainer(
      EventSearch events,
      RevisionHistory revisions,
      DestinationDrafts drafts,
      DryRun dryRun,
      Masking masking) {
    this.events = events;
    this.revisions = revisions;
    this.drafts = drafts;
    this.dryRun = dryRun;
    this.masking = masking;
  }

  /// A run of the pipeline with one revision.
  private record Candidate(Revision revision, RunningDestination destination, Traced traced) {}

  /// Empty where the log has no such event.
  public Optional<Explanation> explain(String messageId) {
    return events.byMessageId(messageId).map(this::explain);
  }

  public Explanation explain(EventRecord event) {
    return UnkeptBody.in(event.body())
        .map(unkept -> explain(event, unkept))
        .orElseGet(() -> explain(event, candidates(event)));
  }

  /// What the log itself knows; without a body nothing can be run again.
  private Explanation explain(EventRecord event, UnkeptBody unkept) {
    List<String> notes = List.of(unkept.sentence() + " What became of it is below.");
    return explanation(event, Optional.empty(), notes);
  }

  private List<Candidate> candidates(EventRecord event) {
    return Stream.concat(
            revisions.at(event.receivedAt()).stream(),
            event.replayedAt().stream().flatMap(time -> revisions.at(time).stream()))
        .distinct()
        .map(revision -> candidate(revision, event))
        .flatMap(Optional::stream)
        .toList();
  }

  private Explanation explain(EventRecord event, List<Candidate> candidates) {
    Optional<Candidate> agreeing =
        candidates.stream()
            .filter(one -> Agreement.between(event, one.traced().verdict()))
            .findFirst();
    Optional<Candidate> chosen = agreeing.or(() -> candidates.stream().findFirst());
    List<String> notes = new ArrayList<>();
    if (chosen.isEmpty()) {
      notes.add("The configuration that decided this event is no longer known, or cannot run.");
    } else {
      chosen.ifPresent(one -> doubts(one, agreeing.isPresent(), notes));
    }
    return explanation(event, chosen, notes);
  }

  private Explanation explanation(
      EventRecord event, Optional<Candidate> chosen, List<String> notes) {
    Copies copies = events.copies(event);
    StorySteps story = new StorySteps(event, copies.total(), events.attempts(event));
    List<Step> steps = new ArrayList<>(story.beginning());
    chosen.ifPresent(one -> steps.addAll(one.traced().steps()));
    steps.addAll(story.end());
    return new Explanation(
        masking.mask(event),
        copies,
        chosen.map(one -> one.revision().name()).orElse(null),
        notes.isEmpty(),
        notes,
        steps.stream().map(this::masked).toList());
  }

  private static void doubts(Candidate chosen, boolean agrees, List<String> notes) {
    if (!agrees) {
      notes.add(
          "Run again, the pipeline decides otherwise than it did then; the outcome below is what"
              + " was stored, the steps are today's.");
    }
    if (chosen.destination().program().functions().stream()
        .anyMatch(function -> !function.allowedHosts().isEmpty())) {
      notes.add(
          "A function asks other hosts, which may answer otherwise than they did; its steps may"
              + " differ.");
    }
    if (!chosen.destination().program().filters().secrets().isEmpty()) {
      notes.add("A filter hashes with a Secret's key: with the one that is there now.");
    }
  }

  private Optional<Candidate> candidate(Revision revision, EventRecord event) {
    try {
      return drafts.load(revision.resource()) instanceof Draft.Sound sound
          ? Optional.of(
              new Candidate(
                  revision, sound.destination(), dryRun.run(event.body(), sound.destination())))
          : Optional.empty();
    } catch (IOException unreadable) {
      return Optional.empty();
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
