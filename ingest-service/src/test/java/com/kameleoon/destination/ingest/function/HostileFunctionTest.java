package com.kameleoon.destination.ingest.function;

import static com.kameleoon.destination.ingest.function.Functions.chain;
import static com.kameleoon.destination.ingest.function.Functions.failure;
import static com.kameleoon.destination.ingest.function.Functions.function;
import static com.kameleoon.destination.ingest.function.Functions.onTrack;
import static com.kameleoon.destination.ingest.function.Functions.returned;
import static com.kameleoon.destination.ingest.function.Functions.track;
import static org.assertj.core.api.Assertions.assertThat;

import com.kameleoon.destination.model.function.FunctionFailure;
import com.kameleoon.destination.model.function.FunctionLimits;
import com.kameleoon.destination.model.function.FunctionOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a function can do wrong, from carelessness or on purpose, costs its own event an outcome
/// and nobody else anything.
class HostileFunctionTest {
  private static final String HEALTHY = "function onTrack(event) { event.ok = 1; return event }";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "for (;;) {}",
        "for (;;) { try { for (;;) {} } catch (e) {} }",
        "[2, 1].sort(() => { for (;;) {} })",
        "return { get a() { for (;;) {} } }",
        "return { toJSON() { for (;;) {} } }",
        "return new Proxy({}, { ownKeys() { for (;;) {} } })",
        "return new Promise(() => { for (;;) {} })",
        "return { get then() { for (;;) {} } }",
        "return /^(a+)+\\1$/.test('a'.repeat(60) + 'b')",
        "return new Promise(r => setTimeout(r, 1e9))",
        "return new Promise(r => setTimeout(() => { for (;;) {} }, 1))",
        "return (async () => { for (;;) await new Promise(r => setTimeout(r, 1)) })()"
      })
  void stopsWhatRunsTooLong(String body) {
    assertThat(failure(limited(body, Functions.seconds(1)))).isEqualTo(FunctionFailure.TIMEOUT);
    worksStill();
  }

  @Test
  void stopsWhatExecutesTooManyStatements() {
    FunctionLimits limits = Functions.statements(10_000);

    assertThat(failure(limited("for (let i = 0;;) i++", limits)))
        .isEqualTo(FunctionFailure.STATEMENT_LIMIT);
    FunctionChain ordinary =
        chain(
            function(
                "function onTrack(e) { for (let i = 0; i < 900; i++) e.i = i; return e }", limits));
    for (int i = 0; i < 20; i++) {
      assertThat(returned(ordinary.apply(track())).path("i").asInt()).isEqualTo(899);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "const all = []; for (;;) all.push(new Array(1000).fill(1))",
        "const all = new Map(); for (let i = 0;; i++) all.set(i, {})",
        "const all = {}; for (let i = 0;; i++) all['k' + i] = i",
        "for (;;) new Array(100000).fill('garbage')",
        "const f = () => Promise.resolve().then(f); return f()",
        "return (async () => { for (;;) await 1 })()",
        "let x = [1]; for (let i = 0; i < 40; i++) x = [x, x]; event.x = x; return event",
        "function* g() { for (;;) yield 1 } return [...g()]",
        "const all = []; for (;;) all.push(new ArrayBuffer(1 << 22))",
        "event.x = Array(100000).fill(Array(100000).fill(1)).flat(); return event"
      })
  void stopsWhatAllocatesTooMuch(String body) {
    assertThat(failure(limited(body, Functions.megabytes(32))))
        .isEqualTo(FunctionFailure.MEMORY_LIMIT);
    worksStill();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "let s = 'x'; for (;;) s += s",
        "return 'x'.repeat(1e9)",
        "return 'a'.padStart(1e9, 'abc')",
        "return Array(1e5).fill('x'.repeat(1e6)).join('')",
        "return 'a'.repeat(1e6).replaceAll('a', 'b'.repeat(1e5))",
        "return 'a'.repeat(1e6).indexOf('a'.repeat(5e5) + 'b')",
        "return new ArrayBuffer(4e9)",
        "return new Float64Array(1e9)",
        "return Array.from({ length: 1e9 })",
        "return Array.prototype.map.call({ length: 1e9 }, x => x)",
        "return Array.prototype.slice.call({ length: 1e9 })",
        "return Array.prototype.toReversed.call({ length: 1e9 })",
        "return [].indexOf.call({ length: 2 ** 53 - 1 }, 1)",
        "return Math.max.apply(null, { length: 1e9 })",
        "return new Function('return 1')()",
        "return eval('1')",
        "return BigInt(2)",
        "const o = { toJSON() { return JSON.stringify(o) } }; return o"
      })
  void refusesTheBombsThatNoLimitWouldStopInTime(String body) {
    assertThat(failure(onTrack(body))).isIn(FunctionFailure.THREW, FunctionFailure.STACK_LIMIT);
    worksStill();
  }

  /// The text grows piece by piece: which of its limits is found exceeded first, that of texts or
  /// that of memory, depends on when the watchman looks.
  @Test
  void refusesATextThatAPatternMakesTooLong() {
    assertThat(failure(onTrack("return 'a'.repeat(1e6).replace(/a/g, 'b'.repeat(1e5))")))
        .isIn(FunctionFailure.THREW, FunctionFailure.MEMORY_LIMIT);
    worksStill();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "const f = () => f() + 1; return f()",
        "const o = { get x() { return this.x } }; return o.x",
        "const o = { toString() { return '' + this } }; return '' + o"
      })
  void survivesEndlessRecursion(String body) {
    assertThat(failure(onTrack(body))).isEqualTo(FunctionFailure.STACK_LIMIT);
    worksStill();
  }

  @Test
  void noticesAPromiseThatNothingCanSettle() {
    assertThat(failure(onTrack("console.log('hm'); return new Promise(() => {})")))
        .isEqualTo(FunctionFailure.NEVER_SETTLED);
    worksStill();
  }

  @Test
  void refusesAnEventThatIsTooLarge() {
    assertThat(failure(onTrack("event.x = 'x'.repeat(1100000); return event")))
        .isEqualTo(FunctionFailure.RESULT_TOO_LARGE);
    assertThat(failure(onTrack("event.x = '\\u20ac'.repeat(400000); return event")))
        .isEqualTo(FunctionFailure.RESULT_TOO_LARGE);
  }

  @Test
  void refusesAnEventThatIsNestedTooDeeply() {
    assertThat(
            failure(
                onTrack(
                    "let x = 1; for (let i = 0; i < 1500; i++) x = [x]; event.x = x; return event")))
        .isIn(FunctionFailure.THREW, FunctionFailure.NOT_AN_EVENT);
  }

  @Test
  void startsAnewAfterALimitSoThatNothingIsLeftBehind() {
    FunctionChain chain =
        chain(
            function(
                "let calls = 0; function onTrack(event) {"
                    + " if (event.event === 'loop') for (let i = 0;;) i++;"
                    + " event.calls = ++calls; return event }",
                Functions.statements(10_000)));

    chain.apply(Functions.event("{\"type\":\"track\",\"event\":\"loop\"}"));

    assertThat(returned(chain.apply(track())).path("calls").asInt()).isOne();
  }

  @Test
  void boundsTheConsole() {
    FunctionOutcome outcome =
        onTrack("for (let i = 0; i < 1e4; i++) console.log('x'.repeat(1e3)); throw 'done'");

    assertThat(outcome.toString().length()).isLessThan(6_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "throw { get message() { throw 1 }, toString() { throw 2 } }",
        "throw Object.create(null)",
        "throw new Proxy({}, { getPrototypeOf() { throw 3 } })",
        "throw undefined",
        "throw Symbol('s')",
        "const e = new Error(); Object.defineProperty(e, 'message', { get() { throw 4 } }); throw e"
      })
  void survivesErrorsThatCannotBeShown(String body) {
    assertThat(failure(onTrack(body))).isEqualTo(FunctionFailure.THREW);
  }

  @Test
  void takesLongCapitalsInLinearTime() {
    assertThat(
            returned(
                    onTrack(
                        "event.n = '\\u00df'.repeat(300000).toUpperCase().length; return event"))
                .path("n")
                .asInt())
        .isEqualTo(600_000);
  }

  @Test
  void oneLoopingEventLeavesTheOthersTheirs() throws Exception {
    FunctionChain looping =
        chain(function("function onTrack() { for (;;) {} }", Functions.seconds(3)));
    FunctionChain healthy = chain(function(HEALTHY));
    List<Callable<FunctionOutcome>> calls = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      calls.add(() -> looping.apply(track()));
    }
    for (int i = 0; i < 200; i++) {
      calls.add(() -> healthy.apply(track()));
    }

    // When
    List<FunctionOutcome> outcomes = new ArrayList<>();
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<FunctionOutcome> call : callers.invokeAll(calls)) {
        outcomes.add(call.get());
      }
    }

    // Then
    assertThat(outcomes.subList(0, 6)).allMatch(it -> failure(it) == FunctionFailure.TIMEOUT);
    assertThat(outcomes.subList(6, 206)).allMatch(it -> returned(it).path("ok").asInt() == 1);
  }

  private static FunctionOutcome limited(String body, FunctionLimits limits) {
    return chain(function("function onTrack(event) {" + body + "}", limits)).apply(track());
  }

  private static void worksStill() {
    assertThat(returned(chain(function(HEALTHY)).apply(track())).path("ok").asInt()).isOne();
  }
}
