package com.kameleoon.destination.ingest.function;

import static com.kameleoon.destination.ingest.function.Functions.chain;
import static com.kameleoon.destination.ingest.function.Functions.failure;
import static com.kameleoon.destination.ingest.function.Functions.function;
import static com.kameleoon.destination.ingest.function.Functions.returned;
import static com.kameleoon.destination.ingest.function.Functions.track;
import static org.assertj.core.api.Assertions.assertThat;

import com.kameleoon.destination.model.function.FunctionFailure;
import com.kameleoon.destination.model.function.FunctionOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// Events that are decided where their functions run, without blocking whoever brought them.
class DetachedWorkTest {
  private static final String HEALTHY = "function onTrack(event) { event.ok = 1; return event }";
  private static final long PATIENCE_SECONDS = 120;

  @Test
  void isDoneOnTheThreadOfItsFunctionAndNotOnTheCallers() throws InterruptedException {
    FunctionChain chain = chain(function(HEALTHY));
    BlockingQueue<Optional<String>> heard = new LinkedBlockingQueue<>();

    chain.around(
        () -> {
          assertThat(returned(chain.apply(track())).path("ok").asInt()).isOne();
          return Thread.currentThread().getName();
        },
        heard::add);

    assertThat(next(heard)).get().asString().startsWith("function-");
  }

  @Test
  void isDoneAtOnceWhereThereIsNoFunction() throws InterruptedException {
    BlockingQueue<Optional<Thread>> heard = new LinkedBlockingQueue<>();

    FunctionChain.EMPTY.around(Thread::currentThread, heard::add);

    assertThat(next(heard)).contains(Thread.currentThread());
  }

  @Test
  void runsEveryFunctionOfAChainOnOneThread() throws InterruptedException {
    FunctionChain chain = chain(function(HEALTHY), function(HEALTHY.replace("ok", "too")));
    BlockingQueue<Optional<FunctionOutcome>> heard = new LinkedBlockingQueue<>();

    chain.around(() -> chain.apply(track()), heard::add);

    FunctionOutcome outcome = next(heard).orElseThrow();
    assertThat(returned(outcome).path("ok").asInt() + returned(outcome).path("too").asInt())
        .isEqualTo(2);
  }

  @Test
  void saysThatThereIsNoResultWhereItThrew() throws InterruptedException {
    FunctionChain chain = chain(function(HEALTHY));
    BlockingQueue<Optional<Object>> heard = new LinkedBlockingQueue<>();

    chain.around(
        () -> {
          throw new IllegalStateException("on purpose");
        },
        heard::add);

    assertThat(next(heard)).isEmpty();
    chain.around(() -> "works still", heard::add);
    assertThat(next(heard)).contains("works still");
  }

  @Test
  void endsALoopingFunctionAndLeavesTheOthersTheirs() {
    FunctionChain looping =
        chain(function("function onTrack() { for (;;) {} }", Functions.seconds(1)));
    FunctionChain healthy = chain(function(HEALTHY));
    List<CompletableFuture<Optional<FunctionOutcome>>> loops = new ArrayList<>();
    List<CompletableFuture<Optional<FunctionOutcome>>> others = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      loops.add(decided(looping));
    }
    for (int i = 0; i < 100; i++) {
      others.add(decided(healthy));
    }

    assertThat(others).allMatch(it -> returned(it.join().orElseThrow()).path("ok").asInt() == 1);
    // A busy machine may give a loop up before the engine has ended it.
    assertThat(loops)
        .allMatch(
            it -> it.join().stream().allMatch(end -> failure(end) == FunctionFailure.TIMEOUT));
  }

  @Test
  void isGivenUpWhereItKeepsItsThreadAndHeardOfOnce() throws InterruptedException {
    FunctionChain chain = chain(function(HEALTHY, Functions.seconds(1)));
    BlockingQueue<Optional<String>> heard = new LinkedBlockingQueue<>();
    CountDownLatch stuck = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);

    // When
    chain.around(
        () -> {
          awaitQuietly(stuck);
          over.countDown();
          return "too late";
        },
        heard::add);

    // Then
    assertThat(next(heard)).isEmpty();
    stuck.countDown();
    assertThat(over.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    chain.around(() -> "the next", heard::add);
    assertThat(next(heard)).contains("the next");
    Awaitility.await()
        .during(Duration.ofMillis(50))
        .atMost(Duration.ofSeconds(PATIENCE_SECONDS))
        .until(heard::isEmpty);
  }

  private static CompletableFuture<Optional<FunctionOutcome>> decided(FunctionChain chain) {
    CompletableFuture<Optional<FunctionOutcome>> decided = new CompletableFuture<>();
    chain.around(() -> chain.apply(track()), decided::complete);
    return decided.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static <T> T next(BlockingQueue<T> heard) throws InterruptedException {
    T next = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("nothing was heard");
    }
    return next;
  }
}
