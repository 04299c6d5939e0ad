package com.kameleoon.destination.ingest.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.kameleoon.destination.ingest.log.DeliveryIdentity;
import com.kameleoon.destination.ingest.log.IngestDatabase;
import com.kameleoon.destination.ingest.log.LogFixture;
import com.kameleoon.destination.ingest.log.MutableClock;
import com.kameleoon.destination.ingest.log.ReceivedEvent;
import com.kameleoon.destination.ingest.log.Target;
import com.kameleoon.destination.ingest.log.TestEvents;
import com.kameleoon.destination.ingest.log.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/// One replica with its worker, and servers in the targets' places.
final class WorkerFixture implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final WorkerSettings SETTINGS =
      new WorkerSettings(
          2, Duration.ofSeconds(30), Duration.ofMillis(20), 5, Duration.ofSeconds(5));

  final Path folder;
  final MutableClock clock = MutableClock.at("2026-03-04T10:00:00Z");
  final TestEvents events = new TestEvents(clock);
  final IngestDatabase database = IngestDatabase.create();
  final LogFixture replica = new LogFixture(database, clock);
  final TargetStandIn goals = new TargetStandIn();
  final TargetStandIn remoteData = new TargetStandIn();
  private final List<AutoCloseable> toClose = new ArrayList<>();

  WorkerFixture(Path folder) throws IOException {
    this.folder = folder;
    Files.writeString(folder.resolve("token"), "secret\n");
  }

  @Override
  public void close() throws Exception {
    for (AutoCloseable one : toClose) {
      one.close();
    }
    replica.close();
    goals.close();
    remoteData.close();
    database.close();
  }

  DeliveryWorker start() {
    TargetSettings targets =
        new TargetSettings(
            goals.url(),
            remoteData.url() + "/",
            folder.resolve("token"),
            Duration.ofSeconds(10),
            Duration.ofSeconds(30));
    BatchRequests requests =
        new BatchRequests(
            targets, new ServiceToken(targets), new AnswerReader(new ObjectMapper(), clock));
    Routes routes =
        new Routes(
            List.of(new GoalClient(requests), new RemoteDataClient(requests)),
            SETTINGS,
            LogFixture.POLICY,
            AttemptJournal.NONE,
            clock);
    DeliveryWorker worker =
        new DeliveryWorker(routes, replica.queue(), replica.signal(), SETTINGS, clock);
    worker.start();
    toClose.add(() -> stop(worker));
    toClose.add(requests::close);
    return worker;
  }

  static void stop(DeliveryWorker worker) {
    try {
      worker.stop();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  DeliveryIdentity awaitNothingPending() {
    awaitPending(0);
    return replica.identity();
  }

  void awaitPending(long pending) {
    Awaitility.await().atMost(PATIENCE).until(() -> replica.identity().pending() == pending);
    assertThat(replica.identity().holds()).isTrue();
  }

  DeliveryIdentity advanceUntilNothingIsPending(Duration step) {
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> {
          clock.advance(step);
          return replica.identity().pending() == 0;
        });
    assertThat(replica.identity().holds()).isTrue();
    return replica.identity();
  }

  ReceivedEvent remoteData(String messageId) {
    return events.event(
        messageId, new Verdict.Deliveries(List.of(events.toSend(Target.REMOTE_DATA))));
  }
}
