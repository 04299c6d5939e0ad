package com.kameleoon.destination.ingest.log;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Gives stored events another chance: what was given up or filtered goes back to pending where the
/// pipeline now makes something to send of it. What was delivered, or is being delivered, stays
/// what it is, and the conversions keep their messageId: nothing counts twice.
@Singleton
public final class ReplayLog {
  private final LogDatabase database;
  private final ReplayRepository events;
  private final GivenUpItems givenUp;
  private final ReplayWriter writer;
  private final DeliverySignal signal;

  ReplayLog(
      LogDatabase database,
      ReplayRepository events,
      GivenUpItems givenUp,
      ReplayWriter writer,
      DeliverySignal signal) {
    this.database = database;
    this.events = events;
    this.givenUp = givenUp;
    this.writer = writer;
    this.signal = signal;
  }

  /// What became of one event.
  public enum Result {
    /// Something of it is pending again.
    SENT,
    /// Every delivery was made already, or is being made.
    NOTHING_LEFT,
    /// The configuration of now filters it.
    FILTERED,
    /// The configuration of now gives it up again.
    DISCARDED,
    /// It was larger than the bodies that are kept, so that there is nothing to decide about, and
    /// none of its deliveries was given up by a target: those are sent again as they were.
    BODY_NOT_KEPT,
    /// It is no longer in the log, or its user was erased.
    GONE
  }

  /// Decides about an event's body, as the pipeline does.
  @FunctionalInterface
  public interface Decider {
    Verdict decide(byte[] body);
  }

  /// @param receivedAt of the event, absent where it is gone
  public record Replayed(Result result, Optional<Instant> receivedAt) {}

  /// What is done with an event that is there.
  @FunctionalInterface
  private interface Look {
    Result at(Connection connection, ReplayRepository.Kept event, Verdict verdict)
        throws SQLException;
  }

  /// Replays one event; the same event twice is harmless.
  public Replayed replay(LocalDate day, UUID messageKey, Decider decider) throws SQLException {
    Replayed replayed = look(day, messageKey, decider, writer::write);
    if (replayed.result() == Result.SENT) {
      for (Target target : Target.values()) {
        signal.raise(target);
      }
    }
    return replayed;
  }

  /// What a replay of an event would come to; changes nothing.
  public Replayed preview(LocalDate day, UUID messageKey, Decider decider) throws SQLException {
    return look(
        day, messageKey, decider, (_, event, verdict) -> ReplayPlan.of(event, verdict).result());
  }

  private Replayed look(LocalDate day, UUID messageKey, Decider decider, Look look)
      throws SQLException {
    return database.transact(connection -> {
      Optional<ReplayRepository.Kept> kept = events.lock(connection, day, messageKey);
      if (kept.isEmpty() || Forgetting.isErased(kept.get().body())) {
        return new Replayed(Result.GONE, Optional.empty());
      }
      ReplayRepository.Kept event = kept.get();
      Result result = result(connection, event, decider, look);
      return new Replayed(result, Optional.of(event.receivedAt()));
    });
  }

  private Result result(
      Connection connection, ReplayRepository.Kept event, Decider decider, Look look)
      throws SQLException {
    if (UnkeptBody.in(event.body()).isEmpty()) {
      return look.at(connection, event, decider.decide(event.body()));
    }
    List<PlannedDelivery> again = givenUp.of(event);
    return again.isEmpty()
        ? Result.BODY_NOT_KEPT
        : look.at(connection, event, new Verdict.Deliveries(again));
  }
}
