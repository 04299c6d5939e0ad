package com.kameleoon.destination.ingest.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.ingest.console.RunningConsole;
import com.kameleoon.destination.ingest.store.ConsoleStore;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// From a wrong figure to a message in somebody's hands, and back.
class AlertsTest {
  private static final Map<String, Object> QUICK =
      Map.of(
          "kameleoon.alerts.fire-after", "1s",
          "kameleoon.alerts.resolve-after", "1s",
          "kameleoon.alerts.interval", "300ms");

  private final Receivers receivers = new Receivers();
  private final List<String> posted = receivers.posted;
  private RunningConsole console;

  @BeforeEach
  void start() {
    console = RunningConsole.start(receivers.spec(Receivers.PASSWORD), QUICK);
  }

  @AfterEach
  void stop() {
    console.close();
    receivers.close();
  }

  @Test
  void tellsOnceThatItFiresAndOnceThatItIsResolved() {
    // Given
    console.targetsRefuse("nobody");
    console.track("lost", "nobody", "View", "{}");
    console.settle();

    // When it fires
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> posted.size() == 1);
    JsonNode standing = console.get("/api/v1/alerts");
    assertThat(standing.path("deliveryHealthy").asBoolean()).isFalse();
    assertThat(posted.getFirst()).contains("\"text\":", "discards", "FIRING");

    // And when the discard is replayed
    console.targetsRefuse("");
    console.post("/api/v1/replays", "{\"selection\":{\"messageIds\":[\"lost\"]}}");
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> {
          console.count();
          return posted.size() == 2;
        });

    // Then
    assertThat(posted.getLast()).contains("RESOLVED");
    assertThat(console.get("/api/v1/alerts").path("deliveryHealthy").asBoolean()).isTrue();
  }

  @Test
  void bringsATestToEveryReceiver() throws Exception {
    assertThat(console.post("/api/v1/alerts/discards/test", "").statusCode()).isEqualTo(202);

    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> receivers.mail.getReceivedMessages().length == 2);
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> assertThat(posted).singleElement().asString().contains("This is a test"));
    MimeMessage mail = receivers.mail.getReceivedMessages()[0];
    assertThat(mail.getSubject()).isEqualTo("[TEST] discards");
    assertThat(mail.getFrom()[0]).hasToString("alerts@shop.example");
    assertThat(mail.getAllRecipients())
        .extracting(Object::toString)
        .containsExactly("ops@shop.example", "boss@shop.example");
    assertThat(mail.getContent().toString())
        .startsWith("\uD83D\uDD35 shop: discards. This is a test; nothing is wrong.");
    assertThat(console.post("/api/v1/alerts/none/test", "").statusCode()).isEqualTo(404);
  }

  @Test
  void triesAWebhookAgainUntilItTakesTheMessage() {
    // Given
    receivers.webhookAnswers = 500;

    // When
    console.post("/api/v1/alerts/discards/test", "");
    awaitMessage("webhook", message -> message.path("problem").asText().contains("500"));
    receivers.webhookAnswers = 204;
    letTimePass();

    // Then
    JsonNode sent = awaitMessage("webhook", message -> message.hasNonNull("sentAt"));
    assertThat(sent.path("tries").asInt()).isGreaterThan(1);
    assertThat(posted).hasSizeGreaterThan(1).allMatch(posted.getFirst()::equals);
  }

  @Test
  void givesUpAReceiverThatNeverAnswersAndSaysWhy() {
    // Given
    receivers.webhookAnswers = 500;
    console.post("/api/v1/alerts/discards/test", "");

    // When
    Awaitility.await()
        .atMost(Duration.ofSeconds(90))
        .until(() -> {
          letTimePass();
          return posted.size() == 8;
        });
    awaitMessage("webhook", message -> message.path("tries").asInt() == 8);
    letTimePass();

    // Then
    JsonNode given = awaitMessage("webhook", message -> message.hasNonNull("problem"));
    assertThat(given.hasNonNull("sentAt")).isFalse();
    assertThat(dueMessages()).isZero();
  }

  @Test
  void saysWhyAMailIsNotTakenWithoutThePassword() {
    // Given
    console.apply(receivers.spec("not-the-password"));
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> {
          console.post("/api/v1/alerts/discards/test", "");
          return messages().toString().contains("AuthenticationFailedException");
        });

    // Then
    assertThat(messages().toString()).doesNotContain("not-the-password", Receivers.PASSWORD);
  }

  @Test
  void twoReplicasTellOnce() {
    try (RunningConsole second = console.replica()) {
      // Given
      console.targetsRefuse("nobody");
      console.track("lost", "nobody", "View", "{}");
      console.settle();

      // When both look, again and again
      Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> !posted.isEmpty());
      for (int i = 0; i < 20; i++) {
        second.bean(Alerts.class).look();
        console.bean(Alerts.class).look();
        second.bean(Messages.class).sendDue();
        console.bean(Messages.class).sendDue();
      }

      // Then
      Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> dueMessages() == 0);
      assertThat(posted).singleElement().asString().contains("FIRING");
      assertThat(receivers.mail.getReceivedMessages()).hasSize(2);
      assertThat(second.get("/api/v1/alerts").path("deliveryHealthy").asBoolean()).isFalse();
    }
  }

  @Test
  void neverShowsTheWebhooksAddress() {
    assertThat(console.ask("/api/v1/alerts").body()).doesNotContain("/hook");
    assertThat(console.ask("/console/alerts").body()).contains("discards").doesNotContain("/hook");
  }

  private JsonNode messages() {
    return console.get("/api/v1/alerts").path("messages");
  }

  private JsonNode awaitMessage(String toWhom, Predicate<JsonNode> which) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                StreamSupport.stream(messages().spliterator(), false)
                    .filter(message -> message.path("toWhom").asText().equals(toWhom))
                    .filter(which)
                    .findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  /// What is due later is due now.
  private void letTimePass() {
    console
        .bean(ConsoleStore.class)
        .update("update ingest.alert_message set due_at = now() where due_at is not null");
  }

  private long dueMessages() {
    return console
        .bean(ConsoleStore.class)
        .query(
            "select count(*) as n from ingest.alert_message where due_at is not null",
            row -> row.number("n"))
        .getFirst();
  }
}
