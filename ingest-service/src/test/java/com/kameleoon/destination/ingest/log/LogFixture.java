package com.kameleoon.destination.ingest.log;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;

/// The log as one replica has it, wired by hand, on a database that several may share.
public final class LogFixture implements AutoCloseable {
  public static final ConfiguredDeliveryPolicy POLICY =
      new ConfiguredDeliveryPolicy(
          Duration.ofHours(24), Duration.ofDays(7), Duration.ofHours(4), 64 * 1024);

  public static final LogSettings SETTINGS =
      new LogSettings(3, Duration.ZERO, 500, 4 << 20, 20_000, 32 << 20, Duration.ofSeconds(60));

  final LogDatabase database;
  final LogDay logDay;
  final GroupWriter groupWriter;
  final Retention retention;
  private final DeliveryQueue queue;
  private final DeliverySignal signal = new DeliverySignal();
  private final EventLedger ledger;
  private final TallyRepository tallies = new TallyRepository();
  private final GroupCommitLog log;

  public LogFixture(IngestDatabase on, Clock clock) {
    this(on, clock, SETTINGS, POLICY);
  }

  public LogFixture(IngestDatabase on, Clock clock, LogSettings settings, DeliveryPolicy policy) {
    PartitionRepository partitions = new PartitionRepository();
    EventRepository events = new EventRepository();
    OutcomeRepository outcomes = new OutcomeRepository();
    BatchRepository batches = new BatchRepository();
    TimeOrderedIds ids = new TimeOrderedIds(clock);
    database = new LogDatabase(on.pool());
    logDay = new LogDay(database, new DayRepository(), partitions, clock);
    WorkWriter work = new WorkWriter(outcomes, batches, tallies, new CopyRepository(), clock);
    GroupSifter sifter = new GroupSifter(logDay, events, work, policy);
    groupWriter = new GroupWriter(database, logDay, new GroupRepository(policy, clock), sifter);
    retention = new Retention(database, partitions, policy, clock);
    Completion completion = new Completion(outcomes, batches, tallies, ids, clock);
    queue = new DeliveryQueue(database, batches, events, completion, clock);
    ledger = new EventLedger(database, tallies);
    log = new GroupCommitLog(settings, groupWriter, new BodyLimit(policy), signal);
  }

  public EventLog log() {
    return log;
  }

  public DeliveryQueue queue() {
    return queue;
  }

  public DeliverySignal signal() {
    return signal;
  }

  public DeliveryIdentity identity() {
    try {
      return ledger.identity();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  void compactTally() throws SQLException {
    database.transact(connection -> {
      tallies.compact(connection);
      return true;
    });
  }

  @Override
  public void close() throws InterruptedException {
    log.close();
  }
}
