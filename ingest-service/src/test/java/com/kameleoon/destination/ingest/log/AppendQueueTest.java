package com.kameleoon.destination.ingest.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AppendQueueTest {
  private static final LogSettings GROUPS_OF_THREE =
      new LogSettings(2, Duration.ZERO, 3, 1 << 20, 5, 1 << 20, Duration.ZERO);

  private final TestEvents events = new TestEvents(MutableClock.at("2026-03-04T10:00:00Z"));
  private final AppendQueue queue = new AppendQueue(GROUPS_OF_THREE);

  @Test
  void aGroupGathersWhileAnotherOneIsWritten() throws Exception {
    offer("a");
    assertThat(queue.takeGroup()).hasSize(1);
    offer("b");
    offer("c");

    queue.written();

    assertThat(queue.takeGroup()).hasSize(2);
  }

  @Test
  void whatWaitsIsTakenAlthoughThePauseEndsBetweenTwoLooksAtTheClock() {
    AtomicLong time = new AtomicLong();
    LogSettings paused =
        new LogSettings(2, Duration.ofNanos(20), 3, 1 << 20, 5, 1 << 20, Duration.ZERO);
    AppendQueue pausing = new AppendQueue(paused, () -> time.addAndGet(15));
    assertThat(pausing.offer(append("a"))).isTrue();

    assertTimeoutPreemptively(
        Duration.ofMinutes(1),
        () -> {
          assertThat(pausing.takeGroup()).hasSize(1);
          pausing.written();
          assertThat(pausing.offer(append("b"))).isTrue();
          assertThat(pausing.takeGroup()).hasSize(1);
        });
  }

  @Test
  void aPauseEndsWhenThirtyTwoEventsWait() throws Exception {
    LogSettings paused =
        new LogSettings(2, Duration.ofDays(1), 500, 1 << 20, 500, 1 << 20, Duration.ZERO);
    AppendQueue pausing = new AppendQueue(paused);
    assertThat(pausing.offer(append("a"))).isTrue();
    assertThat(pausing.takeGroup()).hasSize(1);
    pausing.written();

    try (ExecutorService writer = Executors.newSingleThreadExecutor()) {
      Future<List<Append>> group = writer.submit(pausing::takeGroup);
      for (int i = 0; i < 32; i++) {
        assertThat(pausing.offer(append("m" + i))).isTrue();
      }
      assertThat(group.get(1, TimeUnit.MINUTES)).hasSize(32);
    }
  }

  @Test
  void anotherWriterHelpsWhenAWholeGroupWaits() throws Exception {
    offer("a");
    assertThat(queue.takeGroup()).hasSize(1);
    offer("b");
    offer("c");
    offer("d");

    assertThat(queue.takeGroup()).hasSize(3);
  }

  @Test
  void whatWaitsWhenItClosesIsStillTaken() throws Exception {
    offer("a");
    assertThat(queue.takeGroup()).hasSize(1);
    offer("b");

    queue.close();

    assertThat(queue.takeGroup()).hasSize(1);
    assertThat(queue.takeGroup()).isEmpty();
    assertThat(queue.offer(append("c"))).isFalse();
  }

  @Test
  void refusesWhatIsMoreThanMayWait() {
    for (int i = 0; i < 5; i++) {
      offer("m" + i);
    }

    assertThat(queue.offer(append("one more"))).isFalse();
  }

  private void offer(String messageId) {
    assertThat(queue.offer(append(messageId))).isTrue();
  }

  private Append append(String messageId) {
    return Append.of(List.of(events.conversion(messageId)), _ -> {});
  }
}
