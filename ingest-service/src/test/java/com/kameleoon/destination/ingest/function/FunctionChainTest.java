package com.kameleoon.destination.ingest.function;

import static com.kameleoon.destination.ingest.function.Functions.chain;
import static com.kameleoon.destination.ingest.function.Functions.event;
import static com.kameleoon.destination.ingest.function.Functions.failure;
import static com.kameleoon.destination.ingest.function.Functions.function;
import static com.kameleoon.destination.ingest.function.Functions.onTrack;
import static com.kameleoon.destination.ingest.function.Functions.returned;
import static com.kameleoon.destination.ingest.function.Functions.track;
import static org.assertj.core.api.Assertions.assertThat;

import com.kameleoon.destination.model.event.SegmentEvent;
import com.kameleoon.destination.model.function.FunctionFailure;
import com.kameleoon.destination.model.function.FunctionOutcome;
import com.kameleoon.destination.model.spec.MissingHandler;
import com.kameleoon.destination.model.spec.OnError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FunctionChainTest {

  @ParameterizedTest
  @CsvSource({
    "onTrack, track",
    "onIdentify, identify",
    "onPage, page",
    "onScreen, screen",
    "onGroup, group",
    "onAlias, alias",
    "onDelete, delete"
  })
  void callsTheHandlerOfTheEventsType(String handler, String type) {
    FunctionChain chain =
        chain(
            function("function %s(event) { event.seen = true; return event }".formatted(handler)));

    assertThat(returned(chain.apply(event("{\"type\":\"%s\"}".formatted(type)))).path("seen"))
        .isEqualTo(com.fasterxml.jackson.databind.node.BooleanNode.TRUE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "async function onTrack(event) { await null; event.seen = 1; return event }",
        "const onTrack = async (event) => ({ ...event, seen: 1 })",
        "let onTrack = (event) => Promise.resolve({ ...event, seen: 1 })",
        "var onTrack = function (event) { event.seen = 1; return { then: (ok) => ok(event) } }",
        "async function onTrack(event) { await new Promise(r => setTimeout(r, 5)); event.seen = 1;"
            + " return event }",
        "function onBatch(events) { return events.map(event => ({ ...event, seen: 1 })) }"
      })
  void takesHandlersInEveryForm(String code) {
    assertThat(returned(chain(function(code)).apply(track())).path("seen").asInt()).isOne();
  }

  @Test
  void handsEachFunctionWhatTheOneBeforeReturned() {
    FunctionChain chain =
        chain(
            function("function onTrack(event) { event.steps = ['a']; return event }"),
            function("async function onTrack(event) { event.steps.push('b'); return event }"));

    assertThat(returned(chain.apply(track())).path("steps").toString()).isEqualTo("[\"a\",\"b\"]");
  }

  @Test
  void leavesTheOriginalEventAlone() {
    SegmentEvent original = track();

    onTrack("event.event = 'Other'; return event");
    chain(function("function onTrack(event) { event.event = 'Other'; return event }"))
        .apply(original);

    assertThat(original).isEqualTo(track());
  }

  @Test
  void keepsTheMessageIdThatDedupeGoesBy() {
    assertThat(
            returned(onTrack("event.messageId = 'other'; return event")).path("messageId").asText())
        .isEqualTo("m1");
  }

  @Test
  void handsTheSettingsToEveryHandlerUnchangeable() {
    FunctionChain chain =
        chain(
            Functions.withSettings(
                "function onTrack(event, settings) {"
                    + " settings.a.b = 'x'; event.b = settings.a.b; return event }",
                "{\"a\":{\"b\":\"eu\"}}"));

    assertThat(returned(chain.apply(track())).path("b").asText()).isEqualTo("eu");
    assertThat(returned(chain.apply(track())).path("b").asText()).isEqualTo("eu");
  }

  @ParameterizedTest
  @CsvSource({
    "DropEvent, Dropped",
    "EventNotSupported, Unsupported",
    "InvalidEventPayload, Rejected",
    "ValidationError, Rejected",
    "RetryError, RetryAsked"
  })
  void tellsSegmentsErrorTypesApart(String type, String outcome) {
    FunctionOutcome thrown = onTrack("throw new %s('not now')".formatted(type));
    FunctionOutcome rejected =
        chain(
                function(
                    "async function onTrack() { await 1; throw new %s('not now') }"
                        .formatted(type)))
            .apply(track());

    assertThat(thrown.getClass().getSimpleName()).isEqualTo(outcome);
    assertThat(thrown.toString()).contains("fn", "not now");
    assertThat(rejected).isEqualTo(thrown);
  }

  @Test
  void takesAnErrorTypeDerivedFromSegments() {
    assertThat(
            chain(
                    function(
                        "class Mine extends DropEvent {"
                            + " constructor(m) { super(m); this.name = 'Mine' } }\n"
                            + "function onTrack() { throw new Mine('mine') }"))
                .apply(track()))
        .isEqualTo(new FunctionOutcome.Dropped("fn", "mine"));
  }

  @Test
  void failsWithWhatWasThrownAndWhatTheConsoleSaid() {
    assertThat(onTrack("console.log('step', {a: 1}); throw new TypeError('no such thing')"))
        .isEqualTo(
            new FunctionOutcome.Failed(
                "fn", FunctionFailure.THREW, "TypeError: no such thing [console: step {\"a\":1}]"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "return null",
        "return 'event'",
        "return [event]",
        "return 7",
        "return () => event"
      })
  void failsWhereNoEventComesBack(String body) {
    assertThat(failure(onTrack(body))).isEqualTo(FunctionFailure.NOT_AN_EVENT);
  }

  @Test
  void countsABatchThatComesBackEmptyAsDropped() {
    assertThat(chain(function("function onBatch() { return [] }")).apply(track()))
        .isInstanceOf(FunctionOutcome.Dropped.class);
    assertThat(
            failure(chain(function("function onBatch(e) { return [e[0], e[0]] }")).apply(track())))
        .isEqualTo(FunctionFailure.NOT_AN_EVENT);
  }

  @Test
  void doesWithAMissingHandlerWhatTheResourceSays() {
    String code = "function onPage(event) { return event }";

    assertThat(missing(code, MissingHandler.PASS)).isInstanceOf(FunctionOutcome.Returned.class);
    assertThat(missing(code, MissingHandler.DROP)).isInstanceOf(FunctionOutcome.Dropped.class);
    assertThat(missing(code, MissingHandler.REJECT))
        .isInstanceOf(FunctionOutcome.Unsupported.class);
  }

  private static FunctionOutcome missing(String code, MissingHandler policy) {
    FunctionChain chain = chain(Functions.with(code, OnError.DEAD_LETTER, policy));
    FunctionOutcome beforeItIsKnown = chain.apply(track());
    assertThat(chain.apply(track())).isEqualTo(beforeItIsKnown);
    return beforeItIsKnown;
  }

  @Test
  void doesWithAFailureWhatTheResourceSays() {
    String code = "function onTrack(event) { event.seen = 1; throw 'broken' }";

    assertThat(failed(code, OnError.PASS)).isEqualTo(new FunctionOutcome.Returned(track().tree()));
    assertThat(failed(code, OnError.DROP)).isInstanceOf(FunctionOutcome.Dropped.class);
    assertThat(failed(code, OnError.DEAD_LETTER)).isInstanceOf(FunctionOutcome.Failed.class);
  }

  private static FunctionOutcome failed(String code, OnError policy) {
    return chain(Functions.with(code, policy, MissingHandler.PASS)).apply(track());
  }

  @Test
  void offersTheGlobalsThatInsertFunctionsUseMost() {
    String hashed = "973dfe463ec85785f5f95af5ba3906eedb2d931c24e69824a89ea65dba4e813b";

    assertThat(
            returned(
                    onTrack(
                        """
                        event.hash = crypto.createHash('sha256').update('test@').update('example.com').digest('hex');
                        event.mac = crypto.createHmac('sha1', 'key').update('data').digest('base64');
                        event.id = crypto.randomUUID().length;
                        event.base64 = btoa('abc') + atob('YWJj');
                        return cache.load('k', 1000, async () => 'kept').then(value => {
                          event.cached = value;
                          return event;
                        });
                        """))
                .retain("hash", "mac", "id", "base64", "cached")
                .toString())
        .isEqualTo(
            ("{\"hash\":\"%s\",\"mac\":\"EEFSxb/coHvGM+69RhmfAlXJ9J0=\",\"id\":36,"
                    + "\"base64\":\"YWJjabc\",\"cached\":\"kept\"}")
                .formatted(hashed));
  }

  @Test
  void saysWhichGlobalOfSegmentsIsNotOffered() {
    assertThat(onTrack("return moment()").toString())
        .contains("moment is not available to insert functions here");
  }

  @Test
  void keepsTheValuesOfSettingsOutOfMessages() {
    FunctionOutcome outcome =
        chain(
                Functions.withSettings(
                    "function onTrack(e, s) { console.log(s); throw new Error('bad ' + s.apiKey) }",
                    "{\"apiKey\":\"hush-hush-1\"}"))
            .apply(track());

    assertThat(outcome.toString()).contains("bad ***").doesNotContain("hush");
  }

  @Test
  void countsCallsAndFailuresByName() {
    onTrack("throw 'counted'");

    assertThat(
            Functions.METERS
                .counter(
                    "ingest.function.failures",
                    "function",
                    "fn",
                    "reason",
                    "threw",
                    "policy",
                    "dead_letter")
                .count())
        .isPositive();
  }
}
