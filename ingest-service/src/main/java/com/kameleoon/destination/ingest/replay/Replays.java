package com.kameleoon.destination.ingest.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.kameleoon.destination.ingest.log.ReplayLog;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Begins, shows and cancels replays.
@Singleton
public final class Replays {
  private static final int LOOK_AT = 200;
  private static final int FASTEST = 1000;
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private final ReplayTaskRepository tasks;
  private final Replaying replaying;
  private final Clock clock;

  Replays(ReplayTaskRepository tasks, Replaying replaying, Clock clock) {
    this.tasks = tasks;
    this.replaying = replaying;
    this.clock = clock;
  }

  /// What it would come to; changes nothing.
  public ReplayPreview preview(ReplaySelection selection, int rate) throws SQLException {
    ReplaySelect select = ReplaySelect.of(selection, clock.instant());
    List<ReplayItem> first = tasks.first(select, LOOK_AT);
    Map<ReplayLog.Result, Long> results = new EnumMap<>(ReplayLog.Result.class);
    ReplayLog.Decider decider = replaying.decider();
    for (ReplayItem item : first) {
      results.merge(replaying.preview(item, decider), 1L, Long::sum);
    }
    long total = tasks.count(select);
    return new ReplayPreview(total, first.size(), results, total / Math.clamp(rate, 1, FASTEST));
  }

  /// Begins; what is chosen now is what it takes.
  ///
  /// @param rate events in a second, 1 to 1000
  public Replay begin(ReplaySelection selection, int rate) {
    ReplaySelect select = ReplaySelect.of(selection, clock.instant());
    long id = tasks.begin(text(selection), select, Math.clamp(rate, 1, FASTEST), clock.instant());
    return tasks.find(id).orElseThrow();
  }

  public List<Replay> newest() {
    return tasks.newest();
  }

  public Optional<Replay> find(long id) {
    return tasks.find(id);
  }

  /// Takes no more events; what was sent stays sent. False where it has ended already.
  public boolean cancel(long id) {
    return tasks.end(id, Replay.State.CANCELLED, clock.instant());
  }

  private static String text(ReplaySelection selection) {
    try {
      return JSON.writeValueAsString(selection);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
