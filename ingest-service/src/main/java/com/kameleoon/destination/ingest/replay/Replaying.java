package com.kameleoon.destination.ingest.replay;

import com.kameleoon.destination.ingest.destination.DestinationRegistry;
import com.kameleoon.destination.ingest.destination.RunningDestination;
import com.kameleoon.destination.ingest.log.ReplayLog;
import com.kameleoon.destination.ingest.pipeline.EventPipeline;
import com.kameleoon.destination.ingest.query.LogJson;
import com.kameleoon.destination.ingest.report.Counting;
import com.kameleoon.destination.ingest.store.StoreUnavailableException;
import com.kameleoon.destination.model.event.SegmentEvent;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes the events of running replays through the pipeline of now, a second's worth at a time. One
/// replica does it; another one goes on where it ends.
@Singleton
final class Replaying {
  private static final Logger LOG = LoggerFactory.getLogger(Replaying.class);

  private final ReplayTaskRepository tasks;
  private final ReplayLog log;
  private final EventPipeline pipeline;
  private final DestinationRegistry destinations;
  private final Figures figures;

  Replaying(
      ReplayTaskRepository tasks,
      ReplayLog log,
      EventPipeline pipeline,
      DestinationRegistry destinations,
      Figures figures) {
    this.tasks = tasks;
    this.log = log;
    this.pipeline = pipeline;
    this.destinations = destinations;
    this.figures = figures;
  }

  /// Where a replay shows in the figures.
  @Singleton
  record Figures(Counting counting, Clock clock) {}

  @Scheduled(fixedRate = "1s", initialDelay = "5s")
  void goOn() {
    try {
      if (!tasks.running().isEmpty()) {
        tasks.alone(_ -> {
          for (Replay replay : tasks.running()) {
            goOn(replay);
          }
          return true;
        });
      }
    } catch (StoreUnavailableException away) {
      LOG.debug("Replays wait because={}", away.getMessage());
    }
  }

  ReplayLog.Result preview(ReplayItem item, ReplayLog.Decider decider) throws SQLException {
    return log.preview(item.day(), item.messageKey(), decider).result();
  }

  /// The configuration of now, also for what is asked later.
  ReplayLog.Decider decider() {
    RunningDestination destination = destinations.current();
    return body ->
        pipeline.decide(
            new SegmentEvent(LogJson.object(body)), destination.program(), destination.functions());
  }

  private void goOn(Replay replay) throws SQLException {
    List<ReplayItem> items = tasks.open(replay.id(), replay.rate());
    ReplayLog.Decider decider = decider();
    for (ReplayItem item : items) {
      ReplayLog.Replayed replayed = log.replay(item.day(), item.messageKey(), decider);
      tasks.done(replay.id(), item, replayed.result());
      if (replayed.result() == ReplayLog.Result.SENT) {
        replayed.receivedAt().ifPresent(figures.counting()::recount);
      }
    }
    if (items.size() < replay.rate()
        && tasks.end(replay.id(), Replay.State.DONE, figures.clock().instant())) {
      LOG.info("A replay is done replay={} events={}", replay.id(), replay.total());
    }
  }
}
