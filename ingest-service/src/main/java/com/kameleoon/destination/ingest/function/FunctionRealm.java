package com.kameleoon.destination.ingest.function;

import static com.kameleoon.destination.model.function.FunctionFailure.STACK_LIMIT;

import com.kameleoon.destination.ingest.function.http.Fetcher;
import com.kameleoon.destination.model.function.EntryPoint;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;

/// One function, loaded into a JavaScript world of its own. Belongs to one thread; only its context
/// may be closed from another.
///
/// The function's own globals live as long as the realm, as they do at Segment; the built-ins are
/// frozen once its code has run, so no event can change them for the next.
final class FunctionRealm {
  private static final long MOST_CALLS = 10_000;
  private static final Source FIND_HANDLERS =
      FunctionEngine.source(
          "handlers",
          EntryPoint.functionNames().stream()
              .map(name -> "%1$s: typeof %1$s === 'function' ? %1$s : undefined".formatted(name))
              .collect(Collectors.joining(",", "({", "})")));

  private final FunctionProgram program;
  private final Context context;
  private final PendingWork work = new PendingWork();
  private final Value prelude;
  private final Value start;
  private long calls;
  private boolean overflowed;

  FunctionRealm(FunctionProgram program, Fetcher fetcher) {
    this.program = program;
    this.context = FunctionEngine.context(program.function().limits());
    HostCalls host = new HostCalls(work, fetcher, program.function().allowedHosts());
    this.prelude =
        context
            .eval(FunctionEngine.PRELUDE)
            .execute(host.forPrelude(), program.function().settings().toString());
    this.start = prelude.getMember("start");
  }

  /// Runs the function's own code, which defines its handlers.
  ///
  /// @throws org.graalvm.polyglot.PolyglotException whatever the code throws
  void load() {
    context.resetLimits();
    context.eval(program.source());
    Value handlers = context.eval(FIND_HANDLERS);
    prelude.invokeMember("ready", handlers);
    program.loaded(found(handlers));
  }

  /// Calls the handler for events of that type, and waits for its promise.
  ///
  /// @throws org.graalvm.polyglot.PolyglotException when a limit stops it
  Answer call(String eventType, String json, long deadlineNanos) {
    calls++;
    context.resetLimits();
    String handler =
        EntryPoint.ofEventType(eventType).map(EntryPoint::functionName).orElse("onBatch");
    try {
      Value first = start.execute(handler, json);
      Answer answer = first.isNull() ? await(deadlineNanos) : Answer.read(first.asString());
      overflowed = answer instanceof Answer.Failed(var failure, _) && failure == STACK_LIMIT;
      return answer;
    } finally {
      work.clear();
    }
  }

  /// True after many calls, so that what its globals keep cannot grow for ever, and after a stack
  /// overflow, which may have hit the engine anywhere.
  boolean isSpent() {
    return calls >= MOST_CALLS || overflowed;
  }

  Context context() {
    return context;
  }

  /// What the code has defined at its top level.
  Value globals() {
    return context.getBindings(FunctionEngine.LANGUAGE);
  }

  void close() {
    work.clear();
    context.close(true);
  }

  private Answer await(long deadlineNanos) {
    Value answer = prelude.invokeMember("take");
    while (answer.isNull()) {
      if (work.isEmpty()) {
        return failed(
            'P',
            "The handler's promise can never settle: no timer and no request is left to wait for");
      }
      Optional<Runnable> next = next(deadlineNanos);
      if (next.isEmpty()) {
        return failed('T', "The handler's promise did not settle in time");
      }
      next.get().run();
      answer = prelude.invokeMember("take");
    }
    return Answer.read(answer.asString());
  }

  private Optional<Runnable> next(long deadlineNanos) {
    try {
      return work.next(deadlineNanos);
    } catch (InterruptedException _) {
      // Only the engine interrupts this thread, and what it wants shows on the next step.
      return Optional.of(() -> {});
    }
  }

  private Answer failed(char kind, String message) {
    return Answer.read(kind + message + "\u0000" + prelude.invokeMember("console").asString());
  }

  private static Set<EntryPoint> found(Value handlers) {
    Set<EntryPoint> found = EnumSet.noneOf(EntryPoint.class);
    for (EntryPoint point : EntryPoint.values()) {
      if (!handlers.getMember(point.functionName()).isNull()) {
        found.add(point);
      }
    }
    return found;
  }
}
