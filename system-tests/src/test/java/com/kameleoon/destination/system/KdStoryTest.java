package com.kameleoon.destination.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.kameleoon.destination.local.send.Answer;
import com.kameleoon.destination.local.send.FrontDoor;
import com.kameleoon.destination.local.suite.Home;
import com.kameleoon.destination.local.suite.Service;
import com.kameleoon.destination.local.suite.ServiceProcess;
import com.kameleoon.destination.system.fixture.ChildProgram;
import com.kameleoon.destination.system.fixture.KdProgram;
import com.kameleoon.destination.system.fixture.RunningSuite;
import com.kameleoon.destination.system.fixture.Sql;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A person at a terminal: the real `kd` against a running suite, with SQL as the witness.
@Tag("story")
class KdStoryTest {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int BROKEN = 120;
  private static final String ERIN = "erin-the-lamp-buyer";
  private static final String FUNCTION =
      """
        functions:
          - name: check orders
            code: |
              function onTrack(event) {
                if (event.event === '%s') {
                  throw new Error('broken');
                }
                return event;
              }
        alerts:
          - {name: stuck, metric: OldestPending, above: 86400}
      """;
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private static Path folder;
  private static Path destination;
  private static RunningSuite suite;
  private static KdProgram kd;
  private static Sql sql;

  @BeforeAll
  static void start() throws IOException {
    destination = folder.resolve("destination.yaml");
    breakOrders("Broken");
    suite = RunningSuite.start(destination, List.of());
    kd = new KdProgram(Files.createDirectory(folder.resolve("bin")), suite.suite());
    sql = new Sql(suite.suite().database());
  }

  @AfterAll
  static void stop() {
    suite.close();
  }

  @Test
  void showsWhatPassesAndExplainsIt() throws Exception {
    // Given
    Process tail = kd.start("tail", "--user", "tess", "--for", "600");
    try {
      // When
      await()
          .atMost(PATIENCE)
          .until(() -> {
            track("tess-" + System.nanoTime(), "tess", "Lamp Viewed");
            return kd.out("tail").contains("track \"Lamp Viewed\"");
          });
      track("tess-explained", "tess", "Lamp Bought");
      await().atMost(PATIENCE).until(() -> kd.out("tail").contains("tess-explained"));
    } finally {
      tail.destroy();
    }
    suite.drained();

    // Then
    assertThat(kd.out("tail").lines().filter(line -> line.contains("tess-explained"))).hasSize(1);
    ChildProgram.Ended explained = kd.run("explain", "tess-explained");
    assertThat(explained.code()).as(explained.err()).isZero();
    assertThat(explained.out())
        .contains("DELIVERED  track \"Lamp Bought\"  tess-explained  tess")
        .contains("trigger      PASSED     Track Calls", "check orders", "visitorCode");
    assertThat(kd.run("explain", "nobody-sent-this").code()).isEqualTo(2);
  }

  @Test
  void replaysEveryDiscardOnceThoughTheReplicaIsKilled() throws Exception {
    // Given
    for (int i = 0; i < BROKEN; i++) {
      track("broken-" + i, "user-" + i, "Broken");
    }
    suite.drained();
    String[] which = {"--reason", "FUNCTION_FAILED", "--name", "Broken"};
    assertThat(preview(which).path("results").path("DISCARDED").asInt()).isEqualTo(BROKEN);

    // When the first one is cancelled
    long first = begin(1, which);
    ChildProgram.Ended cancelled = kd.run("replay", "--cancel", Long.toString(first));
    assertThat(JSON.readTree(cancelled.out()).path("state").asText()).isEqualTo("CANCELLED");

    // And the function is mended, two run at once, and the service is killed amid
    breakOrders("Nothing");
    await()
        .atMost(PATIENCE)
        .until(() -> preview(which).path("results").path("SENT").asInt() == BROKEN);
    long second = begin(4, which);
    long third = begin(4, which);
    await().atMost(PATIENCE).until(() -> done(second) >= 3);
    killIngest();
    assertThat(left(second)).as("killed amid").isPositive();
    await().atMost(PATIENCE).until(() -> left(second) + left(third) == 0);
    JsonNode identity = suite.drained();

    // Then
    assertThat(done(second)).isEqualTo(BROKEN);
    assertThat(conversions("count(*)")).isEqualTo(BROKEN);
    assertThat(conversions("count(distinct message_id)")).isEqualTo(BROKEN);
    addsUp(identity);

    // And a further one finds nothing to do, and says so
    ChildProgram.Ended again = kd.run("replay", "broken-0", "broken-1");
    assertThat(again.code()).isZero();
    assertThat(JSON.readTree(again.out()).path("results").path("NOTHING_LEFT").asInt())
        .isEqualTo(2);
    assertThat(again.err()).contains("2 of 2 events");
  }

  @Test
  void erasesAUserFromTablesQueuesAndDeadLetters() throws Exception {
    // Given: delivered, waiting for a service that is away, and given up
    track("erin-1", ERIN, "Lamp Viewed");
    post(
        """
        {"type":"identify","messageId":"erin-2","userId":"%1$s","anonymousId":"device-of-%1$s",
         "traits":{"plan":"of-%1$s","kameleoonVisitorCode":"code-of-%1$s"}}\
        """
            .formatted(ERIN));
    post(
        """
        {"type":"track","event":"Lamp Viewed","messageId":"erin-3-%1$s","userId":"%1$s"}\
        """
            .formatted(ERIN));
    track("bob-1", "bob-who-stays", "Lamp Viewed");
    suite.drained();
    ServiceProcess goals = suite.suite().process(Service.GOAL);
    goals.stop(Duration.ofSeconds(30));
    for (int i = 0; i < 20; i++) {
      track("erin-waits-" + i, ERIN, "Lamp Viewed");
    }
    assertThat(sql.tablesWith(ERIN))
        .anyMatch(table -> table.startsWith("goal.conversion"))
        .anyMatch(table -> table.startsWith("remotedata."))
        .anyMatch(table -> table.startsWith("ingest.event"));

    // When it is asked for while a service is away
    assertThat(kd.run("erase", ERIN, "--wait", "0").code()).isEqualTo(1);
    goals.start();
    goals.awaitReady(PATIENCE);
    ChildProgram.Ended erased = kd.run("erase", ERIN, "--wait", "180");

    // Then
    assertThat(erased.code()).as(erased.out() + erased.err()).isZero();
    JsonNode proof = JSON.readTree(erased.out());
    assertThat(proof.path("left")).isNotEmpty().allMatch(left -> left.asLong() == 0);
    assertThat(erasedEvents()).isEqualTo(23);
    assertThat(erased.out()).doesNotContain(ERIN);
    suite.drained();
    assertThat(sql.tablesWith(ERIN)).isEmpty();
    assertThat(sql.tablesWith("bob-who-stays"))
        .anyMatch(table -> table.startsWith("goal.conversion"));
    assertThat(suite.apis().conversionsOf("code-of-" + ERIN)).isEmpty();
    assertThat(suite.apis().map("IDENTIFY_" + ERIN).toString()).doesNotContain(ERIN);
  }

  @Test
  void everyFigureOfTheDashboardAndTheRulesIsServed() throws Exception {
    Path monitoring =
        Home.folder().resolve("charts/kameleoon-destination-operator/files/monitoring");
    Set<String> used = new TreeSet<>();
    for (String file : List.of("rules.yaml", "dashboard.json")) {
      Pattern.compile("\\b(?:ingest|kameleoon)_(?!destination\\b)[a-z_]+\\b")
          .matcher(Files.readString(monitoring.resolve(file)))
          .results()
          .map(java.util.regex.MatchResult::group)
          .forEach(used::add);
    }
    assertThat(used).hasSizeGreaterThan(8).contains("ingest_received_total");

    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> {
          Set<String> served = new TreeSet<>();
          for (Service service : Service.values()) {
            URI metrics = suite.suite().managementUrl(service).resolve("/prometheus");
            get(metrics).lines().map(line -> line.split("[{ ]", 2)[0]).forEach(served::add);
          }
          assertThat(served).containsAll(used);
        });
  }

  private static void killIngest() {
    ServiceProcess ingest = suite.suite().process(Service.INGEST);
    ingest.kill();
    ingest.start();
    ingest.awaitReady(PATIENCE);
  }

  private static long conversions(String what) {
    return sql.number("select " + what + " from goal.conversion where message_id like 'broken-%'");
  }

  private static void addsUp(JsonNode identity) {
    long sum = identity.path("delivered").asLong() + identity.path("pending").asLong();
    for (String kind : List.of("filtered", "discarded")) {
      for (JsonNode reason : identity.path(kind)) {
        sum += reason.asLong();
      }
    }
    assertThat(identity.path("received").asLong()).as("%s", identity).isEqualTo(sum);
  }

  private static void breakOrders(String name) throws IOException {
    String shop = Files.readString(RunningSuite.example("destination.yaml"));
    Files.writeString(destination, shop + FUNCTION.formatted(name));
  }

  private static JsonNode preview(String... which) throws IOException {
    return JSON.readTree(kd.run("replay", with(which, "--dry-run")).out());
  }

  private static long begin(int rate, String... which) throws IOException {
    String[] all = with(which, "--no-wait", "--rate", Integer.toString(rate));
    return JSON.readTree(kd.run("replay", all).out()).path("id").asLong();
  }

  private static String[] with(String[] some, String... more) {
    return java.util.stream.Stream.of(some, more)
        .flatMap(java.util.Arrays::stream)
        .toArray(String[]::new);
  }

  private static long done(long replay) {
    return sql.number(
        "select count(*) from ingest.replay_item where result is not null and replay = " + replay);
  }

  // Of all: the first goes on by itself, and may be done before the second is asked for.
  private static long erasedEvents() {
    return sql.number(
        "select sum((report::json -> 'erased' ->> 'ingest.events')::int) from ingest.erasure");
  }

  private static long left(long replay) {
    return sql.number(
        "select count(*) from ingest.replay_item where result is null and replay = " + replay);
  }

  private static void track(String messageId, String user, String event)
      throws InterruptedException {
    post(
        """
        {"type":"track","messageId":"%s","userId":"%s","event":"%s",
         "properties":{"kameleoonVisitorCode":"code-of-%2$s"}}\
        """
            .formatted(messageId, user, event));
  }

  private static void post(String event) throws InterruptedException {
    FrontDoor door =
        new FrontDoor(suite.suite().url(Service.INGEST), suite.destination().writeKey(), PATIENCE);
    assertThat(door.post(event)).isInstanceOf(Answer.Accepted.class);
  }

  private static String get(URI address) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString()).body();
    }
  }
}
