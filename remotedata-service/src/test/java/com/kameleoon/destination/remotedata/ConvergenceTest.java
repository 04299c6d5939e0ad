package com.kameleoon.destination.remotedata;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.model.wire.RemoteDataChange;
import com.kameleoon.destination.model.wire.RemoteDataItem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// Late, repeated and reordered events over two replicas end as a simple model says.
class ConvergenceTest {
  private static final int STEPS = 20_000;
  private static final int BATCH = 100;
  private static final int IDS = 60;
  private static final long SEED = 20_261_123;

  private final Random random = new Random(SEED);

  @Test
  void endsInTheStateOfTheNewestEventsWhateverTheOrder() throws Exception {
    TestDatabase database = TestDatabase.create();
    try (TestService first = TestService.start(database);
        TestService second = TestService.start(database);
        ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
      // Given
      List<RemoteDataItem> events =
          IntStream.range(0, STEPS * 4 / 5).mapToObj(this::event).toList();
      ReferenceModel model = new ReferenceModel();
      events.forEach(model::apply);

      // When
      List<List<RemoteDataItem>> batches = shuffledWithRepeats(events);
      awaitAll(
          senders.invokeAll(
              List.of(
                  () -> send(first, batches, 0),
                  () -> send(second, batches, 1),
                  () -> send(first, batches, 2),
                  () -> send(second, batches, 3))));

      // Then
      for (TestService replica : List.of(first, second)) {
        Awaitility.await()
            .atMost(Duration.ofSeconds(60))
            .untilAsserted(() -> assertThat(divergences(replica, model)).isEmpty());
      }
    }
  }

  private RemoteDataItem event(int number) {
    // few different times, so that many events tie and the message id decides
    var at = Items.NOON.plusMillis(random.nextInt(STEPS / 10));
    int id = random.nextInt(IDS);
    List<String> ids = random.nextInt(3) == 0 ? List.of("v" + id, "u" + id) : List.of("u" + id);
    return Items.named("m" + number, at, change(number), ids);
  }

  private RemoteDataChange change(int number) {
    return switch (random.nextInt(6)) {
      case 0 -> new RemoteDataChange.Group("g" + number);
      case 1, 2 -> new RemoteDataChange.Cohort("c" + random.nextInt(8), random.nextBoolean());
      case 3 -> Items.traits("{\"t" + random.nextInt(5) + "\":null}");
      default ->
          Items.traits(
              "{\"t%d\":%d,\"t%d\":\"%s\"}"
                  .formatted(random.nextInt(3), number, 3 + random.nextInt(2), "é" + number));
    };
  }

  private List<List<RemoteDataItem>> shuffledWithRepeats(List<RemoteDataItem> events) {
    List<RemoteDataItem> all = new ArrayList<>(events);
    while (all.size() < STEPS) {
      all.add(events.get(random.nextInt(events.size())));
    }
    Collections.shuffle(all, random);
    List<List<RemoteDataItem>> batches = new ArrayList<>();
    for (int from = 0; from < all.size(); from += BATCH) {
      batches.add(all.subList(from, Math.min(all.size(), from + BATCH)));
    }
    return batches;
  }

  private static Void send(TestService replica, List<List<RemoteDataItem>> batches, int part) {
    for (int i = part; i < batches.size(); i += 4) {
      replica.store(batches.get(i).toArray(RemoteDataItem[]::new));
      // read between writes, so that stale answers would be kept
      replica.map("IDENTIFY_u" + i % IDS);
      replica.map("COHORTS_u" + i % IDS);
    }
    return null;
  }

  private static List<String> divergences(TestService replica, ReferenceModel model) {
    List<String> divergences = new ArrayList<>();
    TreeSet<String> keys = new TreeSet<>(model.keys());
    keys.add("IDENTIFY_u" + IDS);
    for (String key : keys) {
      JsonNode expected = model.read(key);
      JsonNode actual = replica.tree(key);
      if (!expected.equals(actual)) {
        divergences.add(key + " is " + actual + " instead of " + expected);
      }
    }
    return divergences;
  }

  private static void awaitAll(List<Future<Void>> sent)
      throws ExecutionException, InterruptedException {
    for (Future<Void> future : sent) {
      future.get();
    }
  }
}
