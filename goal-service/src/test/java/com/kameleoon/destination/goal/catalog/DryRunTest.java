package com.kameleoon.destination.goal.catalog;

import static com.kameleoon.destination.goal.Items.track;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.goal.Logged;
import com.kameleoon.destination.goal.TestService;
import com.kameleoon.destination.goal.report.PlanLog;
import com.kameleoon.destination.standin.StandIn;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// An account that is only read.
class DryRunTest {
  private final CloudReplicas suite = new CloudReplicas(1);
  private final Logged log = new Logged();

  @AfterEach
  void stop() {
    log.close();
    suite.close();
  }

  @Test
  void saysInApiAndLogWhatAChangeOfTheAccountWouldDoAndDoesNothing() {
    // Given two goals that were created before the dry run, and what people did since
    suite.work();
    suite.first().post(List.of(track("a", "Kept"), track("b", "Lost")));
    suite.drain(Duration.ofSeconds(1), 10);
    suite.account.goals().rename(idOf("SegmentIO track \u2013 Kept"), "Kept for Good");
    suite.account.goals().archive(idOf("SegmentIO track \u2013 Lost"));
    suite.account.goals().add("Known", StandIn.SITE_ID);

    // When
    suite.useDryRun();
    suite.time.step(CatalogReader.FRESH.plusSeconds(1));
    suite.first().post(List.of(track("c", "Known"), track("d", "New"), track("e", "Kept")));
    suite.work();
    suite.first().bean(PlanLog.class).sayWhatIsNew();
    suite.first().bean(PlanLog.class).sayWhatIsNew();

    // Then
    JsonNode plan = suite.first().get("/v1/account/plan");
    assertThat(plan.path("known").asBoolean()).isTrue();
    assertThat(plan.path("steps").valueStream())
        .extracting(step -> step.path("action").asText() + " " + step.path("name").asText())
        .containsExactlyInAnyOrder(
            "RENAMED SegmentIO track \u2013 Kept",
            "CREATED_ANEW SegmentIO track \u2013 Lost",
            "FOUND SegmentIO track \u2013 Known",
            "CREATED SegmentIO track \u2013 New");
    assertSaidOnce(
        "action=RENAMED name=\"SegmentIO track \u2013 Kept\" accountName=\"Kept for Good\"");
    assertSaidOnce("action=CREATED_ANEW name=\"SegmentIO track \u2013 Lost\"");
    assertSaidOnce("action=FOUND name=\"SegmentIO track \u2013 Known\" accountName=\"Known\"");
    assertSaidOnce("action=CREATED name=\"SegmentIO track \u2013 New\"");
    assertThat(suite.account.goals().created()).hasSize(2);
    assertThat(suite.account.events().lines()).isEqualTo(2);
    assertThat(suite.first().get("/v1/account").path("dryRun").asBoolean()).isTrue();
  }

  @Test
  void doesAfterTheDryRunWhatItSaid() {
    // Given
    suite.account.goals().add("Known", StandIn.SITE_ID);
    suite.useDryRun();
    suite.first().post(List.of(track("a", "Known"), track("b", "New")));
    suite.work();

    // When
    suite.use(TestService.cloud(suite.account));
    suite.first().post(List.of(track("c", "Known"), track("d", "New")));
    suite.drain(Duration.ofSeconds(1), 10);

    // Then conversions from before are not sent
    assertThat(suite.account.goals().created()).containsExactly("SegmentIO track \u2013 New");
    assertThat(suite.account.events().distinct())
        .extracting(event -> event.get("goalId"))
        .containsExactlyInAnyOrder("" + idOf("Known"), "" + idOf("SegmentIO track \u2013 New"));
  }

  private void assertSaidOnce(String text) {
    assertThat(log.lines()).filteredOn(line -> line.contains(text)).as(text).hasSize(1);
  }

  private long idOf(String name) {
    return suite.account.goals().named(name).orElseThrow().path("id").asLong();
  }
}
