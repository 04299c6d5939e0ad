package com.kameleoon.destination.ingest.log;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/// Gives stored events another chance: what was given up or filtered goes back to pending where the
/// pipeline now makes something to send of it. What was delivered, or is being delivered, stays
/// what it is, and the conversions keep their messageId: nothing counts twice.
@Singleton
public final class ReplayLog {
  private final LogDatabase database;
  private final ReplayRepository events;
  private final ReplayWriter writer;
  private final DeliverySignal signal;

  ReplayLog(
      LogDatabase database, ReplayRepository events, ReplayWriter writer, DeliverySignal signal) {
    this.database = database;
    this.events = events;
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
    /// It was larger than the bodies that are kept, so that there is nothing to decide about.
    BODY_NOT_KEPT,
    /// It is no longer in the log.
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
    Result at(Connection connection, ReplayRepository.Kept event) throws SQLException;
  }

  /// Replays one event; the same event twice is harmless.
  public Replayed replay(LocalDate day, UUID messageKey, Decider decider) throws SQLException {
    Replayed replayed =
        look(
            day,
            messageKey,
            (connection, event) -> writer.write(connection, event, decider.decide(event.body())));
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
        day, messageKey, (_, event) -> ReplayPlan.of(event, decider.decide(event.body())).result());
  }

  private Replayed look(LocalDate day, UUID messageKey, Look look) throws SQLException {
    return database.transact(connection -> {
      Optional<ReplayRepository.Kept> kept = events.lock(connection, day, messageKey);
      if (kept.isEmpty()) {
        return new Replayed(Result.GONE, Optional.empty());
      }
      ReplayRepository.Kept event = kept.get();
      Result result =
          UnkeptBody.in(event.body()).isPresent()
              ? Result.BODY_NOT_KEPT
              : look.at(connection, event);
      return new Replayed(result, Optional.of(event.receivedAt()));
    });
  }
}
