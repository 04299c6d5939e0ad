package com.kameleoon.destination.ingest.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.ingest.console.Format;
import com.kameleoon.destination.ingest.console.RunningConsole;
import com.kameleoon.destination.ingest.report.SentLedger.Sent;
import com.kameleoon.destination.ingest.store.ConsoleStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every figure of the overview against SQL over events and ends, never over the tallies that the
/// page reads, and against what a client sent.
class EveryFigureTest {
  private static final Duration HOUR = Duration.ofMinutes(90);
  private static final Duration DAY = Duration.ofHours(24);
  private static final Figures FIRST = new Figures(1, 0, 0, 0, 0);
  private static final Figures RETRIED = new Figures(0, 1, 0, 0, 0);
  private static final Figures PENDING = new Figures(0, 0, 0, 0, 1);

  private static RunningConsole console;
  private static SentLedger sent;

  @BeforeAll
  static void send() {
    console = RunningConsole.start(SentLedger.SPEC);
    console.targetsRefuse(SentLedger.REFUSED);
    sent = new SentLedger(console);
    sendWhatArrives();
    sendWhatIsRetried();
    sendWhatWaits();
    console.count();
  }

  private static void sendWhatArrives() {
    for (int i = 0; i < 4; i++) {
      String user = i == 3 ? SentLedger.REFUSED : "ann";
      sent.track(
          FIRST,
          new Sent("order-" + i, "track", "Order", user),
          new Sent("view-" + i, "track", "View", user),
          new Sent("odd-" + i, "track", "Odd", "ann"),
          new Sent("test-" + i, "track", "Test", "ann"),
          new Sent("home-" + i, "page", "Home", user),
          new Sent("screen-" + i, "screen", "Main", "ann"));
      sent.segmentio(FIRST, new Sent("s-order-" + i, "track", "Order", user));
      sent.segmentio(FIRST, new Sent("s-user-" + i, "identify", "", user));
    }
    sent.again(new Sent("order-0", "track", "Order", "ann"));
    sent.track(
        FIRST,
        new Sent("old-1", "track", "View", "ann"),
        new Sent("old-2", "page", "Old Home", "ann"));
    console.settle();
    // Received three hours ago, in minutes and hours of their own.
    store()
        .update(
            """
            update ingest.event set received_at = received_at - interval '3 hours'
            where message_id like 'old-%'\
            """);
    store()
        .query(
            "select received_at from ingest.event where message_id like 'old-%'",
            row -> row.time("received_at"))
        .forEach(old -> {
          console.bean(Counting.class).recount(old);
          console.bean(Counting.class).recount(old.plus(Duration.ofHours(3)));
        });
  }

  private static void sendWhatIsRetried() {
    console.targetsDown(true);
    sent.track(
        RETRIED,
        new Sent("late-1", "track", "Order", "ann"),
        new Sent("late-2", "track", "View", "ann"),
        new Sent("late-3", "identify", "", "ann"));
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> repeated() == 4);
    console.targetsDown(false);
    console.settle();
  }

  private static long repeated() {
    return store()
        .query(
            """
            select count(distinct id) as n
            from ingest.delivery_attempt, unnest(delivery_ids) as id\
            """,
            row -> row.number("n"))
        .getFirst();
  }

  private static void sendWhatWaits() {
    console.targetsDown(true);
    sent.track(
        PENDING,
        new Sent("waits-1", "track", "Order", "ann"),
        new Sent("waits-2", "page", "Home", "ann"));
  }

  @AfterAll
  static void stop() {
    console.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TYPE", "NAME", "MAPPING", "DOOR"})
  void everyRowOfATableIsWhatSqlSaysAndWhatWasSent(String by) {
    JsonNode day = report(by, DAY);
    JsonNode hour = report(by, HOUR);

    assertThat(groups(day)).isEqualTo(sql(day).groups(by)).isEqualTo(sent.by(by));
    assertThat(groups(hour)).isEqualTo(sql(hour).groups(by)).isNotEqualTo(groups(day));
  }

  @ParameterizedTest
  @ValueSource(strings = {"type", "name", "mapping", "door"})
  void thePageShowsTheSameRows(String by) {
    Map<String, List<Long>> expected = new TreeMap<>();
    sent.by(by.toUpperCase(Locale.ROOT))
        .forEach((key, row) ->
            expected.put(
                shown(by, key),
                List.of(
                    row.received(),
                    row.delivered(),
                    row.filtered(),
                    row.discarded(),
                    row.pending())));

    assertThat(page("?range=24h&all=yes&by=" + by).rows(by)).isEqualTo(expected);
  }

  @Test
  void theSumsAreWhatSqlSaysAndWhatWasSent() {
    JsonNode report = report("TYPE", DAY);
    Figures sums = Figures.of(report.path("totals"));

    assertThat(sums).isEqualTo(sent.all()).isEqualTo(sql(report).sums());
    assertThat(sums.retried()).isEqualTo(4);
    assertThat(sums.pending()).isEqualTo(3);
    OverviewPage page = page("");
    assertThat(page.figure("received")).isEqualTo(sums.received());
    assertThat(page.figure("delivered")).isEqualTo(sums.delivered());
    assertThat(page.figure("filtered")).isEqualTo(sums.filtered());
    assertThat(page.figure("discarded")).isEqualTo(sums.discarded());
    assertThat(page.figure("pending")).isEqualTo(sums.pending());
  }

  @ParameterizedTest
  @ValueSource(strings = {"6h", "24h"})
  void thePageShowsTheSlicesReasonsAndTimesOfSql(String range) {
    OverviewPage page = page("?range=" + range);
    LogBySql all = sql(report("TYPE", DAY));
    Map<String, Long> reasons = new TreeMap<>();
    all.reasons().forEach((why, n) -> reasons.put(Format.words(why), n));

    assertThat(page.slices()).isEqualTo(all.series(page.step())).hasSizeGreaterThan(1);
    assertThat(page.reasons()).isEqualTo(reasons);
    for (int percent : List.of(50, 95, 99)) {
      double exact = all.percentile(percent);
      assertThat(page.milliseconds("p" + percent))
          .isBetween(exact * 0.95 - 1, Math.max(1, exact) * Math.pow(2, 1 / 8.0) * 1.05 + 1);
    }
  }

  @Test
  void thePageShowsTheFunnelAndTheSumsSinceTheLogExists() {
    Figures all = sent.all();
    OverviewPage page = page("");

    assertThat(page.funnel())
        .containsExactly(
            all.received(), all.received() - all.filtered(), all.delivered(), all.first());
    assertThat(page.ever())
        .containsExactly(
            all.received(), all.delivered(), all.filtered(), all.discarded(), all.pending());
  }

  @Test
  void theExactSumsAreWhatWasSent() {
    JsonNode identity = console.get("/api/v1/delivery/identity");

    assertThat(identity.path("received").asLong()).isEqualTo(sent.all().received());
    assertThat(identity.path("delivered").asLong()).isEqualTo(sent.all().delivered());
    assertThat(identity.path("pending").asLong()).isEqualTo(sent.all().pending());
    assertThat(sum(identity.path("filtered"))).isEqualTo(sent.all().filtered());
    assertThat(sum(identity.path("discarded"))).isEqualTo(sent.all().discarded());
    assertThat(identity.path("duplicates").asLong()).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("spans")
  void everySliceOfTimeIsWhatSqlSays(Duration span) {
    JsonNode report = report("TYPE", span);
    Map<Instant, Figures> series = new TreeMap<>();
    for (JsonNode slice : report.path("series")) {
      series.put(Instant.parse(slice.path("at").asText()), Figures.of(slice.path("totals")));
    }

    assertThat(series).isEqualTo(sql(report).series()).isNotEmpty();
  }

  @Test
  void everyReasonIsWhatSqlSays() {
    JsonNode report = report("TYPE", DAY);
    Map<String, Long> reasons = new TreeMap<>();
    for (JsonNode one : report.path("reasons")) {
      String reason = one.path("outcome").asText() + " " + one.path("reason").asText();
      reasons.merge(reason, one.path("n").asLong(), Long::sum);
    }

    assertThat(reasons)
        .isEqualTo(sql(report).reasons())
        .containsOnlyKeys(
            "DISCARDED INVALID_PAYLOAD",
            "DISCARDED NO_VISITOR_CODE",
            "FILTERED FILTERED_BY_RULES",
            "FILTERED NO_MATCHING_MAPPING");
  }

  @ParameterizedTest
  @MethodSource("spans")
  void timesToDeliveryAreThoseOfSqlToNinePercent(Duration span) {
    JsonNode report = report("TYPE", span);
    for (int percent : List.of(50, 95, 99)) {
      double exact = sql(report).percentile(percent);

      // The upper end of an eighth of a doubling, rounded to a millisecond.
      assertThat(report.path("latency").path("p" + percent).asDouble())
          .as("p%d of %s", percent, span)
          .isBetween(exact - 1, Math.max(1, exact) * Math.pow(2, 1 / 8.0) + 1);
    }
    assertThat(report.path("latency").path("p99").asLong() > Duration.ofHours(3).toMillis())
        .isEqualTo(span.equals(DAY));
  }

  static List<Duration> spans() {
    return List.of(HOUR, DAY);
  }

  private static JsonNode report(String by, Duration back) {
    Instant now = Instant.now().plusSeconds(60);
    return console.get(
        "/api/v1/delivery?groupBy=%s&from=%s&to=%s".formatted(by, now.minus(back), now));
  }

  private static Map<String, Figures> groups(JsonNode report) {
    Map<String, Figures> groups = new TreeMap<>();
    for (JsonNode one : report.path("groups")) {
      groups.put(one.path("key").asText(), Figures.of(one.path("totals")));
    }
    return groups;
  }

  private static LogBySql sql(JsonNode report) {
    return new LogBySql(store(), report);
  }

  private static OverviewPage page(String query) {
    return new OverviewPage(console.ask("/console" + query).body());
  }

  private static ConsoleStore store() {
    return console.bean(ConsoleStore.class);
  }

  private static long sum(JsonNode byReason) {
    return byReason.valueStream().mapToLong(JsonNode::asLong).sum();
  }

  private static String shown(String by, String key) {
    if (key.isEmpty()) {
      return "–";
    }
    return by.equals("door") ? key.toLowerCase(Locale.ROOT).replace('_', ' ') : key;
  }
}
