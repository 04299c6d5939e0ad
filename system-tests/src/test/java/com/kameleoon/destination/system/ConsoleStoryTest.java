package com.kameleoon.destination.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.system.fixture.Browser;
import com.kameleoon.destination.system.fixture.RunningSuite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/// A person in front of the console of a running suite: logs in, searches, explains, tests, sees an
/// alert, mends, replays and sees it resolved.
@Tag("story")
@EnabledIfEnvironmentVariable(named = "KAMELEOON_BROWSER_STORY", matches = "yes")
class ConsoleStoryTest {
  private static final String MORE =
      """
        filters:
          - name: internal traffic
            if: event = "Internal"
            actions: [{type: DROP}]
        functions:
          - name: check orders
            code: |
              function onTrack(event) {
                if (event.event === 'Broken') {
                  throw new Error('broken');
                }
                return event;
              }
        alerts:
          - name: discards
            metric: Discards
            above: 0
            window: 1h
          - name: delivery rate
            metric: DeliveryRate
            below: 0.5
            window: 24h
      """;

  @TempDir private static Path folder;
  private static RunningSuite suite;
  private static JsonNode seen;

  @BeforeAll
  static void look() throws IOException {
    Browser browser = Browser.install();
    Path destination = folder.resolve("destination.yaml");
    Files.writeString(
        destination, Files.readString(RunningSuite.example("destination.yaml")) + MORE);
    suite =
        RunningSuite.start(
            destination,
            List.of(
                "-Dkameleoon.alerts.fire-after=1s",
                "-Dkameleoon.alerts.resolve-after=1s",
                "-Dkameleoon.alerts.interval=1s"));
    seen =
        browser.drive(
            "console.mjs",
            Map.of(
                "BASE",
                    suite
                        .suite()
                        .url(com.kameleoon.destination.local.suite.Service.INGEST)
                        .toString(),
                "TOKEN", suite.suite().settings().run().consoleToken(),
                "WRITE_KEY", suite.destination().writeKey(),
                "DESTINATION", destination.toString()));
  }

  @AfterAll
  static void stop() {
    suite.close();
  }

  @Test
  void nobodyGetsInWithoutTheToken() {
    assertThat(seen.path("unauthorized")).isNotEmpty().allMatch(code -> code.asInt() == 401);
    assertThat(seen.path("wrongToken").asText()).contains("not the token");
    assertThat(seen.path("afterLogout").asInt()).isEqualTo(401);
  }

  @Test
  void theFiguresAreWhatWasSent() {
    JsonNode figures = seen.path("figures");
    JsonNode identity = seen.path("identity");
    assertThat(figures.path("received").asInt())
        .isEqualTo(seen.path("sent").asInt())
        .isEqualTo(identity.path("received").asInt());
    assertThat(figures.path("filtered").asInt()).isEqualTo(6);
    assertThat(figures.path("discarded").asInt()).isEqualTo(1);
    assertThat(figures.path("pending").asInt()).isZero();
    assertThat(figures.path("delivered").asInt()).isEqualTo(seen.path("sent").asInt() - 7);
    assertThat(seen.path("addsUp").asText()).isEqualTo("adds up");
  }

  @Test
  void everyStepOfAnEventIsExplained() {
    assertThat(seen.path("filteredRows").asInt()).isEqualTo(6);
    assertThat(seen.path("filteredBy").asText()).contains("internal traffic");
    assertThat(seen.path("masked").asBoolean()).isTrue();
  }

  @Test
  void storedScriptsHarmNobody() {
    assertThat(seen.path("hostileShown").asBoolean()).isTrue();
    assertThat(seen.path("hostileSteps").asInt()).isGreaterThan(5);
    assertThat(seen.path("hacked").asBoolean()).isFalse();
    assertThat(seen.path("errors")).isEmpty();
    assertThat(seen.path("foreign")).isEmpty();
  }

  @Test
  void theTesterSaysWhatIsRefusedAndWhatWouldChange() {
    assertThat(seen.path("dry").asText()).contains("SENT");
    assertThat(seen.path("broken").asText()).contains("spec.filters[0].if");
    assertThat(seen.path("whatIf").asText())
        .contains("events compared")
        .contains("decided otherwise");
  }

  @Test
  void anAlertFiresAndIsResolvedByAReplay() {
    assertThat(seen.path("firing").asInt()).isEqualTo(1);
    assertThat(seen.path("preview").asText()).contains("1 events would be taken");
    assertThat(seen.path("discardedAfter").asInt()).isZero();
  }

  @Test
  void everybodyCanUseIt() {
    assertThat(seen.path("axe")).isEmpty();
    assertThat(seen.path("firstStop").asText()).contains("Skip");
  }
}
