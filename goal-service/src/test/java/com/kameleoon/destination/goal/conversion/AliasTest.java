package com.kameleoon.destination.goal.conversion;

import static com.kameleoon.destination.goal.Items.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.kameleoon.destination.goal.Items;
import com.kameleoon.destination.goal.TestDatabase;
import com.kameleoon.destination.goal.TestService;
import com.kameleoon.destination.model.event.EventType;
import com.kameleoon.destination.model.wire.AliasSettings;
import com.kameleoon.destination.model.wire.ConversionItem;
import com.kameleoon.destination.model.wire.GoalConvention;
import com.kameleoon.destination.model.wire.GoalSettings;
import com.kameleoon.destination.model.wire.VisitorCodeFallback;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Whose visitor code an event without one gets.
class AliasTest {
  private static TestService service;

  @BeforeAll
  static void start() {
    service = TestService.start(TestDatabase.create().url());
    service.use(settings());
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> service.manage("/configuration").contains("with-aliases"));
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private static GoalSettings settings() {
    GoalSettings usual =
        TestService.settings(GoalConvention.Actions, VisitorCodeFallback.None, "EUR");
    return new GoalSettings(
        1,
        usual.sitecode(),
        usual.convention(),
        usual.visitorCodeFallback(),
        usual.currency(),
        usual.mode(),
        "with-aliases",
        usual.account(),
        usual.creation(),
        usual.metadata(),
        null,
        new AliasSettings(true, 600),
        usual.customData());
  }

  @Test
  void tiesAUsersEventsToTheDeviceThatAnIdentifyShowedThemWith() {
    // When
    send(page("p1", "code-1", null, "anon-1"), learned("i1", null, "user-1", "anon-1"));

    // Then
    assertThat(send(track("t1", "user-1", null))).isEqualTo("delivered");
    assertThat(codeOf("t1")).isEqualTo("code-1");
  }

  @Test
  void learnsNoMatterInWhichOrderEventsCome() {
    // When
    send(learned("i2", null, "user-2", "anon-2"));
    send(earlier(page("p2", "code-2", null, "anon-2")));

    // Then
    send(track("t2", "user-2", null));
    assertThat(codeOf("t2")).isEqualTo("code-2");
  }

  @Test
  void keepsTheNewerCodeWhenAnOlderEventComesLate() {
    // When
    send(page("p3", "code-new", "user-3", null));
    send(earlier(page("p3-old", "code-old", "user-3", null)));

    // Then
    send(track("t3", "user-3", null));
    assertThat(codeOf("t3")).isEqualTo("code-new");
  }

  @Test
  void followsAnAliasFromTheIdThatIsGivenUp() {
    // When
    send(page("p4", "code-4", "old-user-4", null));
    send(previous("a4", "user-4", "old-user-4"));
    send(page("p5", "code-5", null, "anon-5"));
    send(previous("a5", "user-5", "anon-5"));

    // Then
    send(track("t4", "user-4", null), track("t5", "user-5", null));
    assertThat(codeOf("t4")).isEqualTo("code-4");
    assertThat(codeOf("t5")).isEqualTo("code-5");
  }

  @Test
  void letsAnEventWaitUntilItsVisitorIsLearned() {
    assertThat(send(track("t6", "user-6", null))).isEqualTo("retryLater");
    send(learned("i6", "code-6", "user-6", null));
    assertThat(send(track("t6", "user-6", null))).isEqualTo("delivered");
    assertThat(codeOf("t6")).isEqualTo("code-6");
  }

  @Test
  void makesNoConversionOfWhatIsOnlyLearned() {
    // When
    String status = send(learned("i7", "code-7", "user-7", "anon-7"));

    // Then
    assertThat(status).isEqualTo("delivered");
    assertThat(service.get("/v1/conversions?visitorCode=code-7").path("conversions")).isEmpty();
    assertThat(service.manage("/prometheus")).contains("kameleoon_goal_items_learned_total");
  }

  private static String send(ConversionItem... items) {
    return TestService.json(service.post(List.of(items)).body())
        .path("outcomes")
        .path(0)
        .path("status")
        .asText();
  }

  private static String codeOf(String messageId) {
    for (var conversion : service.get("/v1/conversions?limit=500").path("conversions")) {
      if (conversion.path("messageId").asText().equals(messageId)) {
        return conversion.path("visitorCode").asText();
      }
    }
    return "no conversion";
  }

  private static ConversionItem page(
      String messageId, @Nullable String code, @Nullable String user, @Nullable String anonymous) {
    return item(messageId, EventType.PAGE, new Ids(code, user, anonymous), "{}");
  }

  private static ConversionItem track(
      String messageId, @Nullable String user, @Nullable String anonymous) {
    return item(messageId, EventType.TRACK, new Ids(null, user, anonymous), "{}");
  }

  private static ConversionItem learned(
      String messageId, @Nullable String code, @Nullable String user, @Nullable String anonymous) {
    return item(messageId, EventType.ALIAS, new Ids(code, user, anonymous), "{}");
  }

  private static ConversionItem previous(String messageId, String user, String previous) {
    String properties = "{\"previousId\":\"" + previous + "\"}";
    return item(messageId, EventType.ALIAS, new Ids(null, user, null), properties);
  }

  private static ConversionItem earlier(ConversionItem item) {
    return new ConversionItem(
        item.id(),
        item.messageId(),
        item.type(),
        item.name(),
        item.visitorCode(),
        item.userId(),
        item.anonymousId(),
        item.timestamp().minusSeconds(3600),
        item.properties());
  }

  private record Ids(@Nullable String code, @Nullable String user, @Nullable String anonymous) {}

  private static ConversionItem item(String messageId, EventType type, Ids ids, String properties) {
    return new ConversionItem(
        "delivery-" + messageId,
        messageId,
        type,
        type == EventType.ALIAS ? null : "Seen",
        ids.code(),
        ids.user(),
        ids.anonymous(),
        Items.TIME,
        object(properties));
  }
}
