package com.kameleoon.destination.ingest.log;

import static com.kameleoon.destination.ingest.log.Receipt.DUPLICATE;
import static com.kameleoon.destination.ingest.log.Receipt.STORED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every event log does; a fake that passes it may stand in for the real one.
public abstract class EventLogContract {
  protected final MutableClock clock = MutableClock.at("2026-03-04T10:00:00Z");
  protected final TestEvents events = new TestEvents(clock);

  /// An empty log that goes by [#clock] and remembers message ids for 24 hours.
  protected abstract EventLog log();

  @Test
  void answersEveryEventInOrder() {
    log().append(List.of(events.conversion("b")));

    assertThat(log().append(List.of(events.conversion("a"), events.filtered("b"))))
        .containsExactly(STORED, DUPLICATE);
  }

  @Test
  void answersAnEmptyListWithAnEmptyList() {
    assertThat(log().append(List.of())).isEmpty();
  }

  @Test
  void takesTheFirstOfARepeatedMessageIdInOneCall() {
    ReceivedEvent same = events.conversion("a");

    assertThat(log().append(List.of(same, events.conversion("b"), same)))
        .containsExactly(STORED, STORED, DUPLICATE);
  }

  @Test
  void dedupesWhateverTheVerdict() {
    log().append(List.of(events.filtered("a"), events.discarded("b")));

    assertThat(log().append(List.of(events.conversion("a"), events.conversion("b"))))
        .containsExactly(DUPLICATE, DUPLICATE);
  }

  @Test
  void takesTextThatDatabasesDoNotLike() {
    ReceivedEvent odd = events.conversion("nul \0 lone surrogate \ud800 quote ' \" \\ {,}");

    assertThat(log().append(List.of(odd))).containsExactly(STORED);
    assertThat(log().append(List.of(odd))).containsExactly(DUPLICATE);
  }

  @Test
  void storesAMessageIdOnceForConcurrentCallers() throws Exception {
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int round = 0; round < 20; round++) {
        List<ReceivedEvent> batch = events.conversions("round-" + round + "-", 10);
        Callable<List<Receipt>> upwards = () -> log().append(batch);
        Callable<List<Receipt>> downwards = () -> log().append(batch.reversed());

        List<Future<List<Receipt>>> answers =
            callers.invokeAll(List.of(upwards, downwards, upwards, downwards));

        long stored = 0;
        for (Future<List<Receipt>> answer : answers) {
          stored += answer.get().stream().filter(STORED::equals).count();
        }
        assertThat(stored).isEqualTo(10);
      }
    }
  }

  @Test
  void remembersAMessageIdAcrossMidnightUntilTheWindowEnds() {
    List<ReceivedEvent> first = List.of(events.conversion("a"));
    assertThat(log().append(first)).containsExactly(STORED);

    clock.set("2026-03-05T09:59:59.999Z");
    assertThat(log().append(List.of(events.conversion("a")))).containsExactly(DUPLICATE);

    clock.set("2026-03-05T10:00:00Z");
    assertThat(log().append(List.of(events.conversion("a")))).containsExactly(STORED);
  }

  @Test
  void acceptsManyCallersAtOnce() throws Exception {
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<Receipt>>> answers =
          callers.invokeAll(
              IntStream.range(0, 300)
                  .<Callable<List<Receipt>>>mapToObj(
                      i -> () -> log().append(List.of(events.conversion("m" + i))))
                  .toList());

      for (Future<List<Receipt>> answer : answers) {
        assertThat(answer.get()).containsExactly(STORED);
      }
    }
  }
}
