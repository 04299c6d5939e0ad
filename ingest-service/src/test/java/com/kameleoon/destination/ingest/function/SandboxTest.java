package com.kameleoon.destination.ingest.function;

import static com.kameleoon.destination.ingest.function.Functions.chain;
import static com.kameleoon.destination.ingest.function.Functions.failure;
import static com.kameleoon.destination.ingest.function.Functions.function;
import static com.kameleoon.destination.ingest.function.Functions.onTrack;
import static com.kameleoon.destination.ingest.function.Functions.returned;
import static com.kameleoon.destination.ingest.function.Functions.track;
import static org.assertj.core.api.Assertions.assertThat;

import com.kameleoon.destination.model.function.FunctionFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A function reaches nothing of the host, nothing of another function, and changes nothing for the
/// next event.
class SandboxTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Java", "Polyglot", "Graal", "Packages", "java", "load", "loadWithNewGlobal", "print",
        "quit", "exit", "process", "Worker", "WebAssembly", "SharedArrayBuffer", "Atomics", "Debug",
        "JavaImporter", "readline", "$EXEC", "host", "prelude"
      })
  void hasNoWayOut(String global) {
    assertThat(
            returned(onTrack("event.kind = typeof %s; return event".formatted(global)))
                .path("kind"))
        .hasToString("\"undefined\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "return import('fs').then(() => event)",
        "return import('file:///etc/passwd').then(() => event)",
        "return require('fs')",
        "return (() => {}).constructor('return this')()",
        "return (async () => {}).constructor('return 1')()",
        "return event.constructor.constructor('return this')()",
        "return setTimeout.constructor('return this')()"
      })
  void reachesNeitherFilesNorCodeFromText(String body) {
    assertThat(failure(onTrack(body))).isEqualTo(FunctionFailure.THREW);
  }

  @Test
  void cannotPollutePrototypesForTheNextEvent() {
    // Given
    FunctionChain chain =
        chain(
            function(
                """
                function onTrack(event) {
                  const merge = (to, from) => {
                    for (const key of Object.keys(from)) {
                      if (typeof from[key] === 'object') merge(to[key] ??= {}, from[key]);
                      else to[key] = from[key];
                    }
                  };
                  event.before = [({}).polluted, [].polluted, ''.polluted, Object.polluted].join();
                  for (const evil of [
                    () => merge({}, JSON.parse('{"__proto__": {"polluted": "yes"}}')),
                    () => { Object.prototype.polluted = 'yes' },
                    () => { Array.prototype.polluted = String.prototype.polluted = 'yes' },
                    () => { Object.defineProperty(Object, 'polluted', { value: 'yes' }) },
                    () => { ({}).__proto__.toString = () => 'yes' },
                    () => { Array.prototype.map = () => 'yes' },
                    () => { JSON.parse = JSON.stringify = () => '{"polluted": "yes"}' },
                    () => { globalThis.JSON = globalThis.Object = globalThis.Promise = null },
                    () => { Object.setPrototypeOf(Array.prototype, { polluted: 'yes' }) },
                    () => { Promise.prototype.then = () => 'yes' },
                    () => { DropEvent.prototype.name = 'yes' },
                    () => { (async () => {}).__proto__.polluted = 'yes' },
                    () => { [][Symbol.iterator]().__proto__.next = () => 'yes' },
                  ]) {
                    try { evil() } catch (refused) { }
                  }
                  event.after = [({}).polluted, [].polluted, ({}) + '', [1].map(x => x)].join();
                  return event;
                }
                """));

    // When
    var first = returned(chain.apply(track()));
    var second = returned(chain.apply(track()));

    // Then
    assertThat(first.path("after").asText()).isEqualTo(",,[object Object],1");
    assertThat(second).isEqualTo(first);
    assertThat(second.path("before").asText()).isEqualTo(",,,");
  }

  @Test
  void keepsTheWorldsOfTwoFunctionsApart() {
    FunctionChain leaking =
        chain(function("function onTrack(event) { globalThis.secret = 'x'; return event }"));
    FunctionChain looking =
        chain(function("function onTrack(event) { event.kind = typeof secret; return event }"));

    leaking.apply(track());

    assertThat(returned(looking.apply(track())).path("kind").asText()).isEqualTo("undefined");
  }
}
