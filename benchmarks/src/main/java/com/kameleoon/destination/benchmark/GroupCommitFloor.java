package com.kameleoon.destination.benchmark;

import com.kameleoon.destination.local.suite.Database;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/// The bare technique: callers that wait for their commit, two writers, one multi-row insert each.
///
/// No HTTP, no parsing, no deliveries: what is left is the price of keeping a body durably.
final class GroupCommitFloor implements InsertFloor {
  private static final int CALLERS = 64;
  private static final int WRITERS = 2;
  private static final int LARGEST_GROUP = 500;

  private record Waiting(String messageId, byte[] body, CompletableFuture<Void> committed) {}

  private final FloorTable table;
  private final Corpus corpus;
  private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(CALLERS * 2);

  GroupCommitFloor(Database database, Corpus corpus) {
    this.table = new FloorTable(database::connect, "floor_group");
    this.corpus = corpus;
  }

  @Override
  public String name() {
    return "bare group commit, " + CALLERS + " callers, " + WRITERS + " writers";
  }

  @Override
  public double perSecond(Duration duration) throws SQLException, InterruptedException {
    table.empty();
    long[] acknowledged = new long[CALLERS];
    double seconds =
        withWriters(
            duration,
            (caller, running) -> {
              while (running.goesOn()) {
                append(acknowledged[caller]);
                acknowledged[caller]++;
              }
            });
    return Arrays.stream(acknowledged).sum() / seconds;
  }

  /// Microseconds from when each row was due to its commit, in an open loop.
  Histogram latency(double perSecond, Duration duration) throws SQLException, InterruptedException {
    table.empty();
    Histogram all = new ConcurrentHistogram(TimeUnit.MINUTES.toMicros(2), 3);
    long begin = System.nanoTime();
    withWriters(
        duration,
        (caller, running) -> {
          for (long row = caller; running.goesOn(); row += CALLERS) {
            long due = begin + (long) (row * 1e9 / perSecond);
            LockSupport.parkNanos(due - System.nanoTime());
            append(row);
            all.recordValue(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - due));
          }
        });
    return all;
  }

  /// The seconds that the callers took.
  private double withWriters(Duration duration, Callers.Work callers) throws InterruptedException {
    try (ExecutorService executor = Executors.newThreadPerTaskExecutor(Thread::new)) {
      List<Future<?>> writers = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        writers.add(
            executor.submit(() -> {
              write();
              return null;
            }));
      }
      double seconds = Callers.run(CALLERS, duration, callers);
      writers.forEach(writer -> writer.cancel(true));
      return seconds;
    }
  }

  private void append(long number) throws InterruptedException {
    Waiting waiting =
        new Waiting(UUID.randomUUID().toString(), corpus.event(number), new CompletableFuture<>());
    queue.put(waiting);
    waiting.committed().join();
  }

  private void write() throws SQLException {
    String sql =
        """
        INSERT INTO %s
        SELECT '1q2w3e4r5t', row.* FROM unnest(?::text[], ?::bytea[]) AS row
        ON CONFLICT DO NOTHING
        """;
    try (Connection connection = table.connect();
        PreparedStatement insert = connection.prepareStatement(sql.formatted(table.name()))) {
      List<Waiting> group = new ArrayList<>();
      while (gather(group)) {
        insert.setArray(
            1, array(connection, "text", group.stream().map(Waiting::messageId).toArray()));
        insert.setArray(
            2,
            array(connection, "bytea", group.stream().map(Waiting::body).toArray(byte[][]::new)));
        insert.executeUpdate();
        group.forEach(waiting -> waiting.committed().complete(null));
        group.clear();
      }
    }
  }

  private static Array array(Connection connection, String type, Object[] values)
      throws SQLException {
    return connection.createArrayOf(type, values);
  }

  private boolean gather(List<Waiting> group) {
    try {
      while (group.isEmpty()) {
        Waiting first = queue.poll(1, TimeUnit.SECONDS);
        if (first != null) {
          group.add(first);
        }
      }
      queue.drainTo(group, LARGEST_GROUP - 1);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
