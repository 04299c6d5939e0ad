package com.kameleoon.destination.benchmark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kameleoon.destination.ingest.function.FunctionChain;
import com.kameleoon.destination.ingest.function.FunctionRuntime;
import com.kameleoon.destination.model.event.SegmentEvent;
import com.kameleoon.destination.model.function.FunctionLimits;
import com.kameleoon.destination.model.function.FunctionOutcome;
import com.kameleoon.destination.model.function.InsertFunction;
import com.kameleoon.destination.model.spec.MissingHandler;
import com.kameleoon.destination.model.spec.OnError;
import com.sun.management.OperatingSystemMXBean;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Value;

/// An insert function through the product's runtime, with all its limits, against the same function
/// in one warm context of the same JavaScript engine: events per CPU-second of the whole process,
/// from tree to tree on both sides.
final class FunctionBenchmark {
  /// Ours runs on all processors, so that its compilers get on slowly.
  private static final long WARM_UP_NANOS = Duration.ofSeconds(75).toNanos();

  private static final long BARE_WARM_UP_NANOS = Duration.ofSeconds(25).toNanos();
  private static final long RUN_NANOS = Duration.ofSeconds(5).toNanos();
  private static final int CALLERS = 64;
  private static final int GROUP = 32;
  private static final int FEW_CALLERS = 8;
  private static final int BLOCK = 500;
  private static final String CODE =
      """
      const CURRENCIES = ['USD', 'EUR'];
      function onTrack(event, settings) {
        const properties = event.properties || {};
        if (properties.email) properties.email = String(properties.email).trim().toLowerCase();
        if (!CURRENCIES.includes(properties.currency)) properties.currency = settings.currency;
        event.properties = { ...properties, channel: settings.channel };
        delete event.properties.internal;
        if (event.event.startsWith('Test')) throw new Error('a test');
        event.context.enriched = true;
        return event;
      }
      """;
  private static final String BARE =
      CODE
          + """
          const settings = { currency: 'EUR', channel: 'web' };
          (json) => JSON.stringify(onTrack(JSON.parse(json), settings))
          """;

  private final Report report;
  private final int rounds;
  private final List<SegmentEvent> events = new ArrayList<>();
  private final ObjectMapper json = new ObjectMapper();

  FunctionBenchmark(Report report, Corpus corpus, int rounds) throws IOException {
    this.report = report;
    this.rounds = rounds;
    for (byte[] event : corpus.events()) {
      SegmentEvent parsed = new SegmentEvent((ObjectNode) json.readTree(event));
      if (parsed.tree().path("type").asText().equals("track")) {
        events.add(parsed);
      }
    }
  }

  void run() throws Exception {
    FunctionChain chain = new FunctionRuntime(new SimpleMeterRegistry()).chain(List.of(function()));
    try (Context bare = Context.newBuilder("js").allowExperimentalOptions(true).build();
        ExecutorService loop = Executors.newSingleThreadExecutor()) {
      Value call = bare.eval("js", BARE);
      report.heading("Insert functions: the product's runtime over one warm context");
      Callable<Long> theirs = () -> block(event -> throughContext(call, event));
      compare(
          "%d under way, answered by %d".formatted(CALLERS, GROUP),
          "0.7",
          "1.0",
          () -> inGroups(chain),
          theirs);
      compare(
          "%d under way, answered one by one".formatted(FEW_CALLERS),
          "",
          "",
          () -> oneByOne(loop, chain),
          theirs);
    }
  }

  private void compare(
      String name, String floor, String goal, Callable<Long> ours, Callable<Long> theirs)
      throws Exception {
    report.progress("functions: %s, warming up", name);
    perCpuSecond(ours, WARM_UP_NANOS);
    perCpuSecond(theirs, BARE_WARM_UP_NANOS);
    double[] our = new double[rounds];
    double[] their = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      their[round] = perCpuSecond(theirs, RUN_NANOS);
      our[round] = perCpuSecond(ours, RUN_NANOS);
      report.progress("functions: %.0f over %.0f", our[round], their[round]);
    }
    report.line(
        "%s (%.0f events per CPU-second)".formatted(name, new Rounds(our).median()),
        new Rounds(our).over(new Rounds(their)).show("%.2f"),
        floor,
        goal);
  }

  private interface Work {
    int run(SegmentEvent event) throws IOException;
  }

  /// As the doors call it: they begin events without waiting, and whoever sent them sends the next
  /// ones after a commit, which is many events' at once.
  private long inGroups(FunctionChain chain) throws Exception {
    AtomicInteger decided = new AtomicInteger();
    Semaphore groups = new Semaphore(0);
    Queue<String> failures = new ConcurrentLinkedQueue<>();
    for (int begun = 0; begun < CALLERS * BLOCK; begun++) {
      if (begun >= CALLERS && begun % GROUP == 0) {
        groups.acquire();
      }
      SegmentEvent event = events.get(begun % BLOCK);
      chain.around(
          () -> throughRuntime(chain, event),
          size -> {
            size.ifPresentOrElse(report::keep, () -> failures.add("a function did not answer"));
            if (decided.incrementAndGet() % GROUP == 0) {
              groups.release();
            }
          });
    }
    groups.acquire(CALLERS / GROUP);
    if (!failures.isEmpty()) {
      throw new IOException(failures.peek());
    }
    return (long) CALLERS * BLOCK;
  }

  /// The hardest case for threads: each answer wakes the event loop, which wakes a function thread.
  private long oneByOne(Executor loop, FunctionChain chain) {
    List<CompletableFuture<Void>> callers = new ArrayList<>();
    for (int i = 0; i < FEW_CALLERS; i++) {
      CompletableFuture<Void> caller = new CompletableFuture<>();
      callers.add(caller);
      loop.execute(() -> next(loop, chain, 0, caller));
    }
    callers.forEach(CompletableFuture::join);
    return (long) FEW_CALLERS * BLOCK;
  }

  private void next(Executor loop, FunctionChain chain, int event, CompletableFuture<Void> caller) {
    if (event == BLOCK) {
      caller.complete(null);
      return;
    }
    chain.around(
        () -> throughRuntime(chain, events.get(event)),
        size -> {
          if (size.isPresent()) {
            report.keep(size.get());
            loop.execute(() -> next(loop, chain, event + 1, caller));
          } else {
            caller.completeExceptionally(new IOException("a function did not answer"));
          }
        });
  }

  private long block(Work work) throws IOException {
    for (int i = 0; i < BLOCK; i++) {
      report.keep(work.run(events.get(i)));
    }
    return BLOCK;
  }

  private static double perCpuSecond(Callable<Long> work, long nanos) throws Exception {
    OperatingSystemMXBean process =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long cpu = process.getProcessCpuTime();
    long begin = System.nanoTime();
    long done = 0;
    while (System.nanoTime() - begin < nanos) {
      done += work.call();
    }
    return done * 1e9 / (process.getProcessCpuTime() - cpu);
  }

  private static int throughRuntime(FunctionChain chain, SegmentEvent event) {
    return switch (chain.apply(event)) {
      case FunctionOutcome.Returned(ObjectNode returned) -> returned.size();
      case FunctionOutcome other -> throw new IllegalStateException("not returned: " + other);
    };
  }

  private int throughContext(Value call, SegmentEvent event) throws JsonProcessingException {
    return json.readTree(call.execute(event.tree().toString()).asString()).size();
  }

  private static InsertFunction function() {
    ObjectNode settings = JsonNodeFactory.instance.objectNode();
    settings.put("currency", "EUR").put("channel", "web");
    return new InsertFunction(
        "enrich",
        CODE,
        settings,
        new FunctionLimits(Duration.ofSeconds(5), 10_000_000, 64L * 1024 * 1024),
        List.of(),
        OnError.DEAD_LETTER,
        MissingHandler.PASS);
  }
}
