package com.kameleoon.destination.ingest.erase;

import com.kameleoon.destination.ingest.log.Forgetting;
import com.kameleoon.destination.ingest.sibling.PeerServices;
import com.kameleoon.destination.ingest.store.StoreUnavailableException;
import com.kameleoon.destination.model.wire.ErasureAnswer;
import com.kameleoon.destination.model.wire.ErasureRequest;
import com.kameleoon.destination.model.wire.WireVersion;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries erasures on, one at a time and in short steps, so that any replica can go on where
/// another one ended. Every step may be repeated.
@Singleton
final class Eraser {
  private static final Logger LOG = LoggerFactory.getLogger(Eraser.class);
  private static final Duration LEASE = Duration.ofMinutes(10);
  private static final Duration PAUSE = Duration.ofSeconds(3);
  private static final Duration STRETCH = Duration.ofHours(1);
  private static final int CHUNK = 400;

  private final ErasureRepository erasures;
  private final PersonalEventRepository events;
  private final Forgetting forgetting;
  private final PeerServices services;
  private final Clock clock;
  private final Map<UUID, Set<String>> said = new ConcurrentHashMap<>();

  Eraser(
      ErasureRepository erasures,
      PersonalEventRepository events,
      Forgetting forgetting,
      PeerServices services,
      Clock clock) {
    this.erasures = erasures;
    this.events = events;
    this.forgetting = forgetting;
    this.services = services;
    this.clock = clock;
  }

  @Scheduled(fixedDelay = "1s", initialDelay = "2s")
  @ExecuteOn(TaskExecutors.BLOCKING)
  void work() {
    try {
      Optional<Sweep> sweep = erasures.lease(clock.instant(), LEASE);
      if (sweep.isPresent()) {
        run(sweep.get());
      }
    } catch (StoreUnavailableException unavailable) {
      LOG.atWarn().log("No database for erasing users; it goes on when there is one.");
    }
  }

  /// Until it is done, or has to wait.
  void run(Sweep leased) {
    Sweep sweep = leased;
    try {
      sweep = knownIds(sweep);
      Instant start = events.start();
      Instant from = sweep.sweptTo() == null ? start : sweep.sweptTo();
      while (from.isBefore(sweep.requestedAt())) {
        Instant to = earlier(from.plus(STRETCH), sweep.requestedAt());
        Sweep wider = taken(sweep, theirs(sweep, events.byBody(sweep.person(), from, to)));
        // A new id may stand in what was looked through already.
        from = knowsMore(wider, sweep) ? start : to;
        sweep = wider.sweptTo(from);
        erasures.save(sweep, "", clock.instant().plus(LEASE));
      }
      eraseElsewhere(sweep);
      verify(sweep);
      erasures.finish(sweep, clock.instant());
      said.remove(sweep.id());
      LOG.info("A user is erased erasure={} did={}", sweep.id(), sweep.counts().erased());
    } catch (Postponed later) {
      postpone(sweep, later.sentence(), later.sentence());
    } catch (IOException failed) {
      postpone(sweep, String.valueOf(failed.getMessage()), String.valueOf(failed.getMessage()));
    } catch (SQLException failed) {
      // What a database says may hold a value.
      String state = "the database refuses it with " + failed.getSQLState();
      postpone(sweep, String.valueOf(failed.getMessage()), state);
    }
  }

  /// Says each reason once, not every few seconds.
  ///
  /// @param forLog the reason, without anything of a person
  private void postpone(Sweep sweep, String reason, String forLog) {
    erasures.save(sweep, reason, clock.instant().plus(PAUSE));
    if (said.computeIfAbsent(sweep.id(), _ -> new HashSet<>()).add(forLog)) {
      LOG.info("Erasing a user waits erasure={} because={}", sweep.id(), forLog);
    }
  }

  /// Follows ids from event to event, and through what goal-service learned of identities.
  private Sweep knownIds(Sweep asked) throws IOException, SQLException {
    Sweep before;
    Sweep sweep = asked;
    do {
      before = sweep;
      if (services.names().contains(PeerServices.GOAL)) {
        List<String> aliases = ask(PeerServices.GOAL, sweep, true).ids();
        sweep = sweep.with(sweep.person().knownAs(aliases));
      }
      List<PersonalEvent> found;
      do {
        found = events.byColumns(sweep.person(), sweep.requestedAt(), CHUNK);
        sweep = taken(sweep, found);
      } while (!found.isEmpty());
    } while (knowsMore(sweep, before));
    return sweep;
  }

  private static boolean knowsMore(Sweep sweep, Sweep before) {
    return sweep.person().ids().size() > before.person().ids().size();
  }

  private static List<PersonalEvent> theirs(Sweep sweep, List<PersonalEvent> found) {
    return found.stream().filter(event -> event.ids().belongTo(sweep.person())).toList();
  }

  /// Forgets events, and remembers the ids that they carried.
  private Sweep taken(Sweep sweep, List<PersonalEvent> theirs) throws SQLException {
    Person person = sweep.person();
    for (PersonalEvent event : theirs) {
      person = person.knownAs(event.ids().known(person));
    }
    Map<LocalDate, Set<UUID>> days =
        theirs.stream()
            .collect(
                Collectors.groupingBy(
                    PersonalEvent::day,
                    TreeMap::new,
                    Collectors.mapping(PersonalEvent::messageKey, Collectors.toSet())));
    for (Map.Entry<LocalDate, Set<UUID>> day : days.entrySet()) {
      forget(sweep, day.getKey(), day.getValue());
    }
    return sweep.with(person);
  }

  private void forget(Sweep sweep, LocalDate day, Set<UUID> keys) throws SQLException {
    Forgetting.Forgotten done =
        forgetting
            .forget(day, keys)
            .orElseThrow(() -> new Postponed("deliveries of theirs are being sent"));
    sweep.counts().add("ingest", Map.of("events", done.events(), "unsent", done.unsent()));
  }

  private void eraseElsewhere(Sweep sweep) throws IOException {
    for (String service : services.names()) {
      ErasureAnswer answer = ask(service, sweep, false);
      sweep.counts().add(service, answer.erased());
    }
  }

  /// A read of its own, after everything; what it finds is erased in another round.
  private void verify(Sweep sweep) throws IOException {
    for (String service : services.names()) {
      sweep.counts().found(service, ask(service, sweep, true).left());
    }
    long left = events.byColumns(sweep.person(), sweep.requestedAt(), CHUNK).size();
    sweep.counts().found("ingest", Map.of("events", left));
    if (!sweep.counts().nothingLeft()) {
      throw new Postponed("not everything is gone yet: " + sweep.counts().kindsLeft());
    }
  }

  private ErasureAnswer ask(String service, Sweep sweep, boolean countOnly) throws IOException {
    ErasureRequest request =
        new ErasureRequest(
            WireVersion.CURRENT, List.copyOf(sweep.person().ids()), sweep.requestedAt(), countOnly);
    return services.post(service, "/v1/erasures", request, ErasureAnswer.class);
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  /// It goes on later.
  private static final class Postponed extends RuntimeException {
    private static final long serialVersionUID = 1;

    Postponed(String sentence) {
      super(sentence, null, false, false);
    }

    String sentence() {
      return String.valueOf(getMessage());
    }
  }
}
