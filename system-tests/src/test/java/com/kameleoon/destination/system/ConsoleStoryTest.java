package com.kameleoon.destination.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.system.fixture.Browser;
import com.kameleoon.destination.system.fixture.Chat;
import com.kameleoon.destination.system.fixture.RunningSuite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/// A person in front of the console of a running suite: logs in, searches, explains, tests, sees an
/// alert, mends, replays and sees it resolved.
@Tag("story")
@DisabledIfEnvironmentVariable(
    named = "KAMELEOON_BROWSER",
    matches = "none",
    disabledReason = "./verify --no-browser")
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
            receivers:
              - webhookSecretRef: {name: lamps, key: chat}
          - name: delivery rate
            metric: DeliveryRate
            below: 0.5
            window: 24h
      """;

  @TempDir private static Path folder;
  private static Chat chat;
  private static RunningSuite suite;
  private static JsonNode seen;

  @BeforeAll
  static void look() throws IOException {
    Browser browser = Browser.install();
    Path destination = folder.resolve("destination.yaml");
    chat = Chat.open();
    Files.writeString(
        destination,
        Files.readString(RunningSuite.example("destination.yaml"))
                .replace("stringData:\n", "stringData:\n  chat: %s\n".formatted(chat.url()))
            + MORE);
    suite =
        RunningSuite.start(
            destination,
            List.of(
                "-Dkameleoon.alerts.fire-after=1s",
                "-Dkameleoon.alerts.resolve-after=1s",
                "-Dkameleoon.alerts.interval=1s"));
    seen = browser.drive("console.mjs", suite, destination);
  }

  @AfterAll
  static void stop() {
    suite.close();
    chat.close();
  }

  @Test
  void nobodyGetsInWithoutTheToken() {
    assertThat(seen.path("statuses")).hasSizeGreaterThan(9).allMatch(code -> code.asInt() == 401);
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
    assertThat(identity.path("duplicates").asInt()).isEqualTo(3);
    assertThat(seen.path("addsUp").asText()).isEqualTo("adds up");
  }

  /// The story changes nothing of what was counted: it sends one event more, and delivers one that
  /// was discarded.
  @Test
  void theFiguresAreWhatTheTablesSay() throws SQLException {
    JsonNode figures = seen.path("figures");
    assertThat(count("from ingest.delivery_outcome where outcome = 'DELIVERED'"))
        .isEqualTo(figures.path("delivered").asLong() + 2);
    assertThat(count("from ingest.event where verdict = 'FILTERED'"))
        .isEqualTo(figures.path("filtered").asLong());
    assertThat(count("from ingest.event_copy"))
        .isEqualTo(seen.path("identity").path("duplicates").asLong());
    assertThat(count("from goal.goal where state = 'WAITING'"))
        .isEqualTo(seen.path("goals").path("waiting").asLong());
    assertThat(count("from goal.goal where name not like '%Broken'"))
        .isEqualTo(seen.path("goals").path("goals").asLong());
    assertThat(count("from goal.conversion"))
        .isEqualTo(seen.path("goals").path("conversions").asLong() + 1);
  }

  @Test
  void everyGoalHasTheConversionsThatTheTablesHaveAndThatWereSent() throws SQLException {
    List<String> rows = new ArrayList<>();
    seen.path("goalRows")
        .forEach(row ->
            rows.add(
                row.path("Goal").asText().replaceFirst(" #\\d+$", "")
                    + ": "
                    + row.path("Conversions").asText()
                    + " "
                    + row.path("Revenue").asText()));

    assertThat(rows)
        .containsExactlyInAnyOrderElementsOf(
            lines(
                """
                select g.name || ': ' || count(c.goal_id) || ' ' || coalesce(
                  trim_scale(sum(case when negative then -revenue else revenue end)) || ' EUR', '–')
                from goal.goal g left join goal.conversion c on c.goal_id = g.id group by g.id\
                """))
        // Ten and the number of the event in euros for each.
        .anyMatch(row -> row.endsWith("Product Viewed: 13 377 EUR"))
        .anyMatch(row -> row.endsWith("Signed Up: 13 390 EUR"));
  }

  @Test
  void theBudgetIsWhatTheTablesSay() throws SQLException {
    List<String> tiles = new ArrayList<>();
    seen.path("goalTiles").forEach(tile -> tiles.add(tile.asText()));

    assertThat(tiles)
        .contains(
            "Creation budget, last 60 min%d of 1,000".formatted(count("from goal.goal_creation")),
            "Goals%1$d%1$d created automatically".formatted(count("from goal.goal")))
        .anyMatch(tile -> tile.startsWith("Creation budget, last 10 s"));
  }

  @Test
  void everyStepOfAnEventIsExplained() {
    assertThat(seen.path("filteredRows").asInt()).isEqualTo(6);
    assertThat(seen.path("filteredBy").asText()).contains("internal traffic");
    assertThat(seen.path("masked").asBoolean()).isTrue();
  }

  @Test
  void theCopiesOfAnEventAreListed() {
    assertThat(seen.path("copies").asInt()).isEqualTo(2);
  }

  @Test
  void storedScriptsHarmNobody() {
    JsonNode wrong = seen.path("wrong");
    assertThat(seen.path("hostileShown").asBoolean()).isTrue();
    assertThat(seen.path("hostileSteps").asInt()).isGreaterThan(5);
    assertThat(wrong.path("hacked").asBoolean()).isFalse();
    assertThat(wrong.path("errors")).isEmpty();
    assertThat(wrong.path("foreign")).isEmpty();
  }

  @Test
  void theTesterRunsEventsFromAnywhereAndMarksWhatItSends() {
    assertThat(seen.path("dry").asText()).contains("SENT");
    assertThat(seen.path("recent").asText()).contains("SENT");
    assertThat(seen.path("testMark").asBoolean()).isTrue();
  }

  @Test
  void theTesterSaysWhatIsRefusedAndWhatWouldChange() {
    assertThat(seen.path("broken").asText()).contains("spec.filters[0].if");
    assertThat(seen.path("changed").asText()).contains("decides otherwise", "internal traffic");
    assertThat(seen.path("whatIf").asText())
        .contains("events compared")
        .contains("decided otherwise");
  }

  @Test
  void aRefusedConfigurationSaysWhy() {
    assertThat(seen.path("refused").asText())
        .contains("The newest version is refused", "spec.filters[0].if");
    assertThat(seen.path("mended").asInt()).isZero();
  }

  @Test
  void anAlertFiresAndIsResolvedByAReplay() {
    assertThat(seen.path("firing").asInt()).isEqualTo(1);
    assertThat(seen.path("testNotice").asText()).contains("test message");
    assertThat(seen.path("preview").asText()).contains("1 event would be taken");
    assertThat(seen.path("discardedAfter").asInt()).isZero();
    Awaitility.await("the messages")
        .atMost(Duration.ofMinutes(2))
        .untilAsserted(() ->
            assertThat(chat.texts())
                .extracting(text -> text.substring(0, text.indexOf(' ')))
                .containsOnlyOnce("🔴", "🔵", "🟢"));
  }

  @Test
  void aReplayCanBeCancelled() {
    assertThat(seen.path("cancelled").asText()).isEqualTo("cancelled");
  }

  @Test
  void aProfileIsReadAsAnSdkReadsIt() {
    assertThat(seen.path("profile").asText()).contains("big_spenders", "premium");
  }

  @Test
  void everybodyCanUseIt() {
    assertThat(seen.path("wrong").path("axe")).isEmpty();
    assertThat(seen.path("wrong").path("sideways")).isEmpty();
    assertThat(seen.path("firstStop").asText()).contains("Skip");
  }

  private static long count(String from) throws SQLException {
    return Long.parseLong(lines("select count(*) " + from).getFirst());
  }

  private static List<String> lines(String sql) throws SQLException {
    try (Connection connection = suite.suite().database().connect();
        PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      List<String> lines = new ArrayList<>();
      while (row.next()) {
        lines.add(row.getString(1));
      }
      return lines;
    }
  }
}
