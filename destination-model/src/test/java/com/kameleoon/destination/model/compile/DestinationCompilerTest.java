package com.kameleoon.destination.model.compile;

import static org.assertj.core.api.Assertions.assertThat;

import com.kameleoon.destination.model.wire.GoalConvention;
import com.kameleoon.destination.model.wire.VisitorCodeFallback;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DestinationCompilerTest {

  @Test
  void runsSegmentsPresetsAndScreenWhereNoMappingIsWritten() {
    assertThat(Destinations.compiled("").mappings())
        .extracting(CompiledMapping::name)
        .containsExactly(
            "Track Calls", "Page Calls", "Group Calls", "Identify Calls", "Screen Calls");
  }

  @Test
  void hasDefaultsForWhatIsNotWritten() {
    CompiledDestination destination = Destinations.compiled("");

    assertThat(destination.dedupeWindow()).isEqualTo(Duration.ofHours(24));
    assertThat(destination.delivery())
        .isEqualTo(new DeliverySettings(Duration.ofHours(4), Duration.ofDays(7), 64 * 1024));
    assertThat(destination.goalSettings().convention()).isEqualTo(GoalConvention.Actions);
    assertThat(destination.goalSettings().visitorCodeFallback())
        .isEqualTo(VisitorCodeFallback.None);
    assertThat(destination.remoteDataSettings().traits()).isNull();
    assertThat(destination.remoteDataSettings().ttlHours()).isEqualTo(8784);
  }

  @Test
  void takesTheSettingsThatAreWritten() {
    // When
    CompiledDestination destination =
        Destinations.compiled(
            """
            dedupe: {window: 2d}
            delivery: {lastAttempt: 1h30m, retention: 3d, bodyLimit: 2Ki}
            goals: {convention: Classic, visitorCodeFallback: UserId, currency: EUR}
            remoteData: {traits: [plan], ttlHours: 48}
            """);

    // Then
    assertThat(destination.dedupeWindow()).isEqualTo(Duration.ofDays(2));
    assertThat(destination.delivery().lastAttempt()).isEqualTo(Duration.ofMinutes(90));
    assertThat(destination.delivery().bodyLimit()).isEqualTo(2048);
    assertThat(destination.goalSettings().convention()).isEqualTo(GoalConvention.Classic);
    assertThat(destination.goalSettings().currency()).isEqualTo("EUR");
    assertThat(destination.remoteDataSettings().traits()).containsExactly("plan");
    assertThat(destination.remoteDataSettings().ttlHours()).isEqualTo(48);
  }

  @Test
  void saysEverythingThatIsWrongAtOnce() {
    assertThat(
            Destinations.issues(
                """
                dedupe: {window: soon}
                goals: {currency: euro}
                remoteData: {ttlHours: 0}
                mappings:
                  - {name: a, subscribe: 'type = "track"', partnerAction: purchase}
                  - {name: a, subscribe: 'type = "track"', partnerAction: logEvent}
                """))
        .containsExactlyInAnyOrder(
            "spec.remoteData.ttlHours: `ttlHours` is 0; use 1 to 8784 hours.",
            "spec.goals.currency: `currency` is `euro`; use an ISO 4217 code such as EUR.",
            "spec.mappings[0].partnerAction: `partnerAction` cannot be `purchase`; use logEvent,"
                + " identify, group or page.",
            "spec.mappings[1].name: Two mappings are called `a`; give each its own name.",
            "spec.dedupe.window: `soon` is no duration from 1ms to 30d; write 30s, 5m, 24h or 7d.");
  }

  @Test
  void keepsNoBodyLargerThanAnEventCanBe() {
    assertThat(Destinations.compiled("delivery: {bodyLimit: 1Mi}").delivery().bodyLimit())
        .isEqualTo(1 << 20);
    assertThat(Destinations.compiled("delivery: {bodyLimit: '0'}").delivery().bodyLimit()).isZero();
    assertThat(Destinations.issues("delivery: {bodyLimit: '1048577'}"))
        .containsExactly(
            "spec.delivery.bodyLimit: `1048577` is no size from 0 to 1Mi, which is the largest"
                + " event; write 64Ki.");
    assertThat(Destinations.issues("delivery: {bodyLimit: 64KB}"))
        .containsExactly(
            "spec.delivery.bodyLimit: `64KB` is no size from 0 to 1Mi, which is the largest event;"
                + " write 64Ki.");
  }

  @Test
  void knowsTheMappingsThatAlertsAreAbout() {
    assertThat(
            Destinations.issues(
                """
                alerts:
                  - {name: a, metric: DeliveryRate, mapping: Track Call, below: 1}
                  - {name: b, metric: OldestPending, mapping: Track Calls, above: 1}
                  - {name: c, metric: DeliveryRate, mapping: Track Calls, below: 1}
                """))
        .containsExactly(
            "spec.alerts[0].mapping: No mapping is called `Track Call`; use one of Track Calls,"
                + " Page Calls, Group Calls, Identify Calls, Screen Calls.",
            "spec.alerts[1].mapping: `OldestPending` is not counted by mapping; leave `mapping`"
                + " out, or use DeliveryRate, Volume or Discards.");
    assertThat(
            Destinations.issues(
                """
                mappings:
                  - {name: orders, subscribe: 'type = "track"', partnerAction: logEvent}
                alerts:
                  - {name: a, metric: DeliveryRate, mapping: order, below: 1}
                """))
        .containsExactly(
            "spec.alerts[0].mapping: No mapping is called `order`; use one of orders.");
  }

  @Test
  void knowsTheReasonsThatAlertsAreAbout() {
    assertThat(
            Destinations.issues(
                """
                alerts:
                  - {name: a, metric: Discards, reason: NO_VISITOR, above: 1}
                  - {name: b, metric: DeliveryRate, reason: REJECTED, below: 1}
                  - {name: c, metric: Discards, reason: REJECTED, above: 1}
                """))
        .containsExactly(
            "spec.alerts[0].reason: Nothing is discarded for `NO_VISITOR`; use one of"
                + " NO_VISITOR_CODE, INVALID_PAYLOAD, UNSUPPORTED_EVENT_TYPE, NO_ID, TOO_LARGE,"
                + " GOAL_NOT_ALLOWED, REJECTED, RETRIES_EXHAUSTED, EVALUATION_FAILED,"
                + " FUNCTION_FAILED, FUNCTION_LIMIT, FUNCTION_RETRY, ERASED.",
            "spec.alerts[1].reason: `DeliveryRate` is not counted by reason; leave `reason` out, or"
                + " use Discards.");
  }

  @Test
  void leavesOutAMappingThatIsSwitchedOff() {
    assertThat(
            Destinations.compiled(
                    """
                    mappings:
                      - {name: a, subscribe: 'type = "track"', partnerAction: logEvent, enabled: false}
                      - {name: b, subscribe: 'type = "page"', partnerAction: page}
                    """)
                .mappings())
        .extracting(CompiledMapping::name)
        .containsExactly("b");
  }
}
