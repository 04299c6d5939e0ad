package com.kameleoon.destination.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.kameleoon.destination.account.automation.AccountGoal;
import com.kameleoon.destination.account.automation.AutomationApi;
import com.kameleoon.destination.account.automation.Reading;
import com.kameleoon.destination.account.call.Answer;
import com.kameleoon.destination.account.call.Wire;
import com.kameleoon.destination.account.data.ConversionLine;
import com.kameleoon.destination.account.data.DataApi;
import com.kameleoon.destination.account.oauth.ApiKey;
import com.kameleoon.destination.account.oauth.Authorized;
import com.kameleoon.destination.account.oauth.TokenSource;
import com.kameleoon.destination.standin.Fault;
import com.kameleoon.destination.standin.StandIn;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AccountCallsTest {
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
  private final StandIn account = StandIn.start("1q2w3e4r5t", clock);
  private final Wire wire = new Wire(Duration.ofSeconds(2), Optional.empty());
  private final ApiKey key = ApiKey.parse(account.apiKey()).orElseThrow();
  private final TokenSource tokens = new TokenSource(wire, account.url(), key, clock, () -> {});
  private final Authorized calls = new Authorized(wire, tokens, () -> {});
  private final AutomationApi automation = new AutomationApi(calls, account.url());
  private final DataApi data = new DataApi(calls, account.url(), "1q2w3e4r5t");

  @AfterEach
  void stop() {
    wire.close();
    account.close();
  }

  @Test
  void readsTheKeyAsAPersonPastesIt() {
    assertThat(ApiKey.parse(" {\"id\":\"a\",\"secret\":\"b\"}\n")).contains(new ApiKey("a", "b"));
    assertThat(ApiKey.parse("not a key")).isEmpty();
    assertThat(key.secret()).isEqualTo(StandIn.CLIENT_SECRET);
    assertThat(key.toString()).doesNotContain(key.secret());
  }

  @Test
  void fetchesATokenOnceAndAgainShortlyBeforeItEnds() {
    // When
    automation.site("1q2w3e4r5t");
    automation.site("1q2w3e4r5t");
    int first = account.tokens().issued();
    now.set(now.get().plus(Duration.ofMinutes(119).plusSeconds(1)));
    automation.site("1q2w3e4r5t");

    // Then
    assertThat(first).isEqualTo(1);
    assertThat(account.tokens().issued()).isEqualTo(2);
  }

  @Test
  void triesOnceMoreWithANewTokenAfterA401() {
    // Given
    automation.site("1q2w3e4r5t");

    // When
    account.tokens().forget();

    // Then
    assertThat(automation.site("1q2w3e4r5t")).isEqualTo(new Reading.Read<>(StandIn.SITE_ID));
    assertThat(account.tokens().issued()).isEqualTo(2);
  }

  @Test
  void saysThatTheCredentialsAreRefused() {
    // Given
    account.rotateSecret("another");

    // Then
    assertThat(automation.site("1q2w3e4r5t"))
        .isInstanceOfSatisfying(
            Reading.Failed.class,
            failed -> assertThat(failed.answer()).isInstanceOf(Answer.Unauthorized.class));
  }

  @Test
  void createsGoalsAndFindsThem() {
    // When
    Reading<AccountGoal> created =
        automation.create(StandIn.SITE_ID, "SegmentIO track – A & b", Optional.of("segment.io"));

    // Then
    AccountGoal goal = ((Reading.Read<AccountGoal>) created).value();
    assertThat(automation.goals(StandIn.SITE_ID, 1)).isEqualTo(new Reading.Read<>(List.of(goal)));
    assertThat(automation.goals(StandIn.SITE_ID, 2)).isEqualTo(new Reading.Read<>(List.of()));
    assertThat(automation.goalsNamed(StandIn.SITE_ID, goal.name()))
        .isEqualTo(new Reading.Read<>(List.of(goal)));
    assertThat(account.goals().all().getFirst().toString())
        .contains(
            "\"type\":\"CUSTOM\"",
            "\"hasMultipleConversions\":true",
            "\"status\":\"ACTIVE\"",
            "\"tags\":[\"segment.io\"]");
  }

  @Test
  void writesConversionsAsTheSdksDo() {
    // When
    String line =
        new ConversionLine(
                "0123456789ABCDEF",
                "a b+c",
                7,
                Optional.of(new BigDecimal("12.30")),
                true,
                Optional.of("{\"5\":[\"x\"]}"))
            .text();
    Answer answer = data.postEvents(List.of(line));

    // Then
    assertThat(line)
        .isEqualTo(
            "eventType=conversion&goalId=7&revenue=12.30&negative=true"
                + "&metadata=%7B%225%22%3A%5B%22x%22%5D%7D&nonce=0123456789ABCDEF"
                + "&visitorCode=a%20b%2Bc");
    assertThat(answer).isInstanceOf(Answer.Done.class);
    assertThat(account.events().distinct().getFirst()).containsEntry("visitorCode", "a b+c");
    assertThat(account.events().userAgents()).containsExactly(Wire.USER_AGENT);
  }

  @Test
  void tellsWhatMayHaveBeenDoneFromWhatWasNot() {
    automation.site("1q2w3e4r5t");
    assertThat(after(new Fault.Status(503))).isInstanceOf(Answer.Unclear.class);
    assertThat(after(new Fault.Reset())).isInstanceOf(Answer.Unclear.class);
    assertThat(after(new Fault.ResetAfter())).isInstanceOf(Answer.Unclear.class);
    assertThat(after(new Fault.Slow(Duration.ofSeconds(4)))).isInstanceOf(Answer.Unclear.class);
    assertThat(after(new Fault.Html())).isInstanceOf(Answer.Unclear.class);
    assertThat(after(new Fault.Status(423))).isInstanceOf(Answer.Locked.class);
    assertThat(after(new Fault.Status(403))).isEqualTo(new Answer.Refused(403, "on command"));
    assertThat(after(new Fault.Limited(Duration.ofSeconds(7))))
        .isEqualTo(new Answer.Limited(Optional.of(Duration.ofSeconds(7))));
  }

  @Test
  void givesUpOnAnAnswerThatNeverEnds() {
    automation.site("1q2w3e4r5t");
    account.faults().next(1, "/visit/events", new Fault.Drip());
    assertThat(data.postEvents(List.of(line("visitor1"))))
        .isEqualTo(new Answer.Unclear("no answer in time"));
  }

  @Test
  void keepsTheStatusOfAnErrorAndNothingOfItsPageOrItsBulk() {
    automation.site("1q2w3e4r5t");
    assertThat(after(new Fault.Huge(400))).isEqualTo(new Answer.Refused(400, ""));
    assertThat(after(new Fault.Huge(200))).isInstanceOf(Answer.Unclear.class);
    assertThat(after(new Fault.Page(403))).isEqualTo(new Answer.Refused(403, ""));
    assertThat(after(new Fault.Page(502))).isEqualTo(new Answer.Unclear("answered 502"));
  }

  @Test
  void hidesSecretsThatTheAccountRepeats() {
    // Given
    automation.site("1q2w3e4r5t");

    // When
    Answer call = after(new Fault.Echo(400));
    account.tokens().forget();
    account.faults().next(1, "/oauth/token", new Fault.Echo(401));
    Answer token = data.postEvents(List.of(line("visitor1")));

    // Then
    assertThat(call.sentence()).contains("not liked", "***").doesNotContain("secretpart");
    assertThat(token.sentence())
        .contains("not liked", "***")
        .doesNotContain("s3cr3t", "never-shown");
  }

  @Test
  void takesNoGoalOfAnotherSiteWhateverTheFilterLetThrough() {
    account.ignoreFilters();
    account.goals().add("Theirs", StandIn.SITE_ID + 1);
    Reading<List<AccountGoal>> goals = automation.goalsNamed(StandIn.SITE_ID, "Theirs");
    assertThat(((Reading.Read<List<AccountGoal>>) goals).value())
        .noneMatch(AccountGoal::usable)
        .hasSize(1);
  }

  private static String line(String visitor) {
    return new ConversionLine(
            "0123456789ABCDEF", visitor, 7, Optional.empty(), false, Optional.empty())
        .text();
  }

  private Answer after(Fault fault) {
    account.faults().next(1, "/goals", fault);
    Reading<AccountGoal> reading = automation.create(StandIn.SITE_ID, "x", Optional.empty());
    return ((Reading.Failed<AccountGoal>) reading).answer();
  }

  @Test
  void enforcesTheDocumentedLimits() {
    // When
    for (int i = 0; i < 51; i++) {
      automation.site("1q2w3e4r5t");
    }

    // Then
    assertThat(account.windows().busiest(Duration.ofSeconds(10))).isEqualTo(50);
    assertThat(account.windows().refused()).isEqualTo(1);
  }
}
