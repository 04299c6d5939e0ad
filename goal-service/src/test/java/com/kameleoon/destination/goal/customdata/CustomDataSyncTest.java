package com.kameleoon.destination.goal.customdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.kameleoon.destination.goal.TestDatabase;
import com.kameleoon.destination.goal.TestService;
import com.kameleoon.destination.model.wire.CustomDataSettings;
import com.kameleoon.destination.model.wire.GoalSettings;
import com.kameleoon.destination.model.wire.VisitorId;
import com.kameleoon.destination.standin.StandIn;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CustomDataSyncTest {
  private final StandIn account = StandIn.start("abcdefghij", Clock.systemUTC());
  private final TestService service = TestService.start(TestDatabase.create().url());

  @AfterEach
  void stop() {
    service.close();
    account.close();
  }

  @Test
  void adoptsTheCustomDataThatAreThereAndCreatesTheOthers() {
    // Given
    account.customData().add("SegmentIO personas", StandIn.SITE_ID);

    // When
    service.use(account, settings());
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> {
          service.bean(CustomDataSync.class).sync();
          assertThat(account.customData().created()).hasSize(2);
        });
    service.bean(CustomDataSync.class).sync();

    // Then
    assertThat(account.customData().created())
        .containsExactly("SegmentIO group ID", "SegmentIO trait \u2013 plan");
    assertThat(account.customData().named("SegmentIO trait \u2013 plan").orElseThrow().toString())
        .contains("CUSTOM_CODE", "\"type\":\"UNIQUE\"", "IDENTIFY_", "data.traits");
    assertThat(service.get("/v1/account/custom-data").path(0).path("adopted").asBoolean()).isTrue();
  }

  @Test
  void asksForKeysWithoutALinesEndAndSharesNoGuard() {
    // When
    String personas = AcquisitionCode.personas(VisitorId.VisitorCode);
    String trait = AcquisitionCode.trait(VisitorId.UserId, "pl\"an</script>");
    String group = AcquisitionCode.groupId(VisitorId.AnonymousId);

    // Then
    assertThat(personas).contains("\"COHORTS_\" + id", "var name = \"personas\"");
    assertThat(trait)
        .contains("var name = \"trait pl\\\"an\\u003c/script>\"", "analytics.user().id()")
        .doesNotContain("</script>");
    assertThat(group).contains("\"IDENTIFY_\" + id", "var name = \"groupId\"");
    assertThat(List.of(personas, trait, group))
        .allSatisfy(code -> assertThat(code).doesNotContain("const ", "`"));
  }

  private GoalSettings settings() {
    GoalSettings usual = TestService.cloud(account);
    return new GoalSettings(
        1,
        usual.sitecode(),
        usual.convention(),
        usual.visitorCodeFallback(),
        usual.currency(),
        usual.mode(),
        null,
        usual.account(),
        usual.creation(),
        usual.metadata(),
        null,
        usual.aliases(),
        new CustomDataSettings(VisitorId.VisitorCode, true, true, List.of("plan")));
  }
}
