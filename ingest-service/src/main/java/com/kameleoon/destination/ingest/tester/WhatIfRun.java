package com.kameleoon.destination.ingest.tester;

import com.kameleoon.destination.ingest.destination.DestinationRegistry;
import com.kameleoon.destination.ingest.destination.Draft;
import com.kameleoon.destination.ingest.destination.RunningDestination;
import com.kameleoon.destination.ingest.explain.DryRun;
import com.kameleoon.destination.ingest.log.UnkeptBody;
import com.kameleoon.destination.ingest.query.EventPage;
import com.kameleoon.destination.ingest.query.EventPlace;
import com.kameleoon.destination.ingest.query.EventQuery;
import com.kameleoon.destination.ingest.query.EventRecord;
import com.kameleoon.destination.ingest.query.EventSearch;
import com.kameleoon.destination.ingest.query.Masking;
import com.kameleoon.destination.model.issue.Issue;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Compares what the running destination and another configuration make of the last real events.
@Singleton
public final class WhatIfRun {
  private static final int MOST = 5000;
  private static final int MOST_SAMPLES = 50;

  private final EventSearch events;
  private final DestinationRegistry destinations;
  private final Tester tester;
  private final DryRun dryRun;
  private final Masking masking;

  WhatIfRun(
      EventSearch events,
      DestinationRegistry destinations,
      Tester tester,
      DryRun dryRun,
      Masking masking) {
    this.events = events;
    this.destinations = destinations;
    this.tester = tester;
    this.dryRun = dryRun;
    this.masking = masking;
  }

  /// @param last how many of the newest events, at most 5000
  public WhatIf compare(String resource, int last) {
    return switch (tester.load(resource)) {
      case Draft.Refused(List<Issue> issues) -> new WhatIf(issues, 0, 0, 0, List.of(), List.of());
      case Draft.Sound sound -> compare(sound.destination(), Math.clamp(last, 1, MOST));
    };
  }

  private WhatIf compare(RunningDestination draft, int last) {
    RunningDestination running = destinations.current();
    Map<String, WhatIf.Kind> kinds = new LinkedHashMap<>();
    List<WhatIf.Sample> samples = new ArrayList<>();
    int compared = 0;
    int same = 0;
    int leftOut = 0;
    for (EventRecord event : newest(last)) {
      if (UnkeptBody.in(event.body()).isPresent()) {
        leftOut++;
        continue;
      }
      Decision before = Decision.of(dryRun.run(event.body(), running).verdict());
      Decision after = Decision.of(dryRun.run(event.body(), draft).verdict());
      compared++;
      if (before.equals(after)) {
        same++;
      } else {
        WhatIf.Kind kind = new WhatIf.Kind(before.inShort(), after.inShort(), 1);
        kinds.merge(kind.before() + "\n" + kind.after(), kind, WhatIfRun::and);
        add(samples, event, before, after);
      }
    }
    List<WhatIf.Kind> sorted =
        kinds.values().stream()
            .sorted(Comparator.comparingInt(WhatIf.Kind::events).reversed())
            .toList();
    return new WhatIf(List.of(), compared, same, leftOut, sorted, samples);
  }

  private void add(
      List<WhatIf.Sample> samples, EventRecord event, Decision before, Decision after) {
    if (samples.size() < MOST_SAMPLES) {
      samples.add(
          new WhatIf.Sample(
              event.messageId(),
              event.type(),
              event.name() == null ? "" : event.name(),
              masked(before),
              masked(after),
              Tester.difference(masked(before), masked(after))));
    }
  }

  private Decision masked(Decision decision) {
    return new Decision(
        decision.outcome(),
        decision.reason(),
        decision.detail(),
        decision.deliveries().stream()
            .map(made ->
                new Decision.Made(
                    made.mapping(),
                    made.target(),
                    made.reason(),
                    made.detail(),
                    masking.mask(made.item())))
            .toList());
  }

  private static WhatIf.Kind and(WhatIf.Kind a, WhatIf.Kind b) {
    return new WhatIf.Kind(a.before(), a.after(), a.events() + b.events());
  }

  private List<EventRecord> newest(int last) {
    List<EventRecord> newest = new ArrayList<>();
    Optional<EventPlace> before = Optional.of(events.start());
    while (before.isPresent() && newest.size() < last) {
      int missing = Math.min(EventQuery.MOST, last - newest.size());
      EventPage page = events.find(EventQuery.newest(before.get(), missing));
      newest.addAll(page.events());
      before = Optional.ofNullable(page.next()).flatMap(EventPlace::parse);
    }
    return newest;
  }
}
