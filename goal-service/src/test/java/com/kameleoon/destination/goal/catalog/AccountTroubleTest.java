package com.kameleoon.destination.goal.catalog;

import static com.kameleoon.destination.goal.Items.track;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.goal.TestService;
import com.kameleoon.destination.model.wire.ConversionItem;
import com.kameleoon.destination.standin.Fault;
import com.kameleoon.destination.standin.StandIn;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What becomes of goals and conversions where the account refuses, forbids or does not end.
class AccountTroubleTest {
  private final CloudReplicas suite = new CloudReplicas(1);

  @AfterEach
  void stop() {
    suite.close();
  }

  @Test
  void createsOneGoalAlthoughItIsCreatedOnlyAfterTheAnswerIsNoLongerWaitedFor() {
    // Given an answer whose body never ends
    suite.work();
    suite.account.faults().next(1, "/goals", new Fault.Drip());
    suite.first().post(List.of(track("a", "New")));

    // When
    suite.work();
    suite.drain(Duration.ofSeconds(10), 60);

    // Then
    assertThat(suite.account.goals().created()).hasSize(1);
    assertThat(suite.account.events().distinct()).hasSize(1);
  }

  @Test
  void sendsTheSameConversionAgainWhereTheAnswerToTheFirstTryIsLost() {
    // Given
    suite.work();
    suite.first().post(List.of(track("a", "New")));
    suite.account.faults().next(1, "/visit/events", new Fault.ResetAfter());

    // When
    suite.drain(Duration.ofSeconds(5), 30);

    // Then
    assertThat(suite.account.events().lines()).isEqualTo(2);
    assertThat(suite.account.events().distinct()).hasSize(1);
  }

  @Test
  void triesOneGoalAtATimeWhereTheAccountForbidsCreating() {
    // Given
    suite.work();
    suite.account.faults().next(20, "/goals", new Fault.Status(403));
    suite.first().post(newNames(0, 10));

    // When
    for (int i = 0; i < 10; i++) {
      suite.work();
      suite.time.step(Duration.ofSeconds(1));
    }

    // Then the pauses grow, and what the account said is shown
    assertThat(suite.account.faults().left()).isGreaterThan(14);
    assertThat(suite.first().get("/v1/account").path("problem").asText()).contains("403");
  }

  @Test
  void readsTheAccountAgainAlthoughTheClockWasSetBack() {
    // Given
    suite.time.step(Duration.ofDays(1));
    suite.work();

    // When
    suite.time.step(Duration.ofDays(-1));
    suite.account.goals().add("Signed Up", StandIn.SITE_ID);
    suite.work();
    suite.first().post(List.of(track("a", "Signed Up")));
    suite.drain(Duration.ofSeconds(5), 30);

    // Then
    assertThat(suite.account.goals().created()).isEmpty();
    assertThat(suite.account.events().distinct()).hasSize(1);
  }

  @Test
  void putsRefusedConversionsAsideAndShowsThemAndSendsThemAgain() {
    // Given
    suite.work();
    suite.account.faults().next(5, "/visit/events", new Fault.Status(403));

    // When
    suite.first().post(List.of(track("a", "New")));
    for (int i = 0; i < 60 && refused() == 0; i++) {
      suite.work();
      suite.time.step(Duration.ofMinutes(1));
    }

    // Then
    assertThat(refused()).isEqualTo(1);
    assertThat(suite.account.events().distinct()).isEmpty();
    JsonNode row = suite.first().get("/v1/account/refused").path("conversions").path(0);
    assertThat(row.path("refusal").asText()).contains("403");
    TestService.send(
        suite
            .first()
            .request("/v1/account/refused/retry")
            .POST(java.net.http.HttpRequest.BodyPublishers.noBody())
            .build());
    suite.time.step(Duration.ofMinutes(5));
    suite.drain(Duration.ofSeconds(5), 20);
    assertThat(suite.account.events().distinct()).hasSize(1);
  }

  @Test
  void findsTheOneLineThatTheAccountRefuses() {
    // Given
    suite.work();
    suite.first().post(List.of(track("a", "One"), track("b", "Two"), track("c", "Three")));
    suite.account.faults().next(2, "/visit/events", new Fault.Status(400));

    // When
    suite.drain(Duration.ofSeconds(1), 20);

    // Then
    assertThat(refused() + suite.account.events().distinct().size()).isEqualTo(3);
    assertThat(suite.account.events().distinct().size()).isGreaterThanOrEqualTo(2);
  }

  @Test
  void neverShowsASecret() {
    // Given
    suite.work();
    suite.account.rotateSecret("new-s3cr3t-not-known-here");
    suite.first().post(List.of(track("a", "New")));
    suite.work();

    // When
    String shown =
        suite.first().get("/v1/account")
            + suite.first().get("/v1/account/waiting").toString()
            + suite.first().manage("/prometheus")
            + suite.first().manage("/configuration");

    // Then
    assertThat(suite.first().get("/v1/account").toString()).contains("credentials were refused");
    assertThat(shown)
        .doesNotContain(StandIn.CLIENT_SECRET, "s3cr3t", "secretpart", suite.account.apiKey())
        .doesNotContain(TestService.TOKEN);
  }

  @Test
  void takesARotatedKeyWithoutARestart() {
    // Given
    suite.work();
    suite.account.rotateSecret("the-new-one");
    suite.first().post(List.of(track("a", "New")));
    suite.work();

    // When
    suite.use(TestService.cloud(suite.account));
    suite.time.step(Duration.ofMinutes(1));
    suite.drain(Duration.ofSeconds(5), 30);

    // Then
    assertThat(suite.account.events().distinct()).hasSize(1);
  }

  private long refused() {
    return suite.first().get("/v1/account").path("conversions").path("refused").asLong();
  }

  private static List<ConversionItem> newNames(int first, int count) {
    return IntStream.range(first, first + count)
        .mapToObj(i -> track("new-" + i, "New Event " + i))
        .toList();
  }
}
