package com.kameleoon.destination.remotedata;

import static com.kameleoon.destination.remotedata.TestService.SITE;
import static org.assertj.core.api.Assertions.assertThat;

import com.kameleoon.destination.standin.Fault;
import com.kameleoon.destination.standin.StandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Replicas that mirror to one account, whatever becomes of their leases and of their clocks.
class MirrorReplicasTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  private final StandIn account = StandIn.start(SITE, Clock.systemUTC());
  private final TestDatabase database = TestDatabase.create();
  private final List<TestService> replicas = new ArrayList<>();
  @TempDir private Path secrets;

  @BeforeEach
  void key() throws IOException {
    Files.createDirectories(secrets.resolve("kameleoon"));
    Files.writeString(secrets.resolve("kameleoon/apiKey"), account.apiKey());
  }

  @AfterEach
  void stop() {
    replicas.forEach(TestService::close);
    account.close();
  }

  @Test
  void endsWithTheNewerStateAlthoughTheOlderOneReachesTheAccountAfterIt() {
    // Given a replica that is held up in the account with an older state
    TestService first = replica(Clock.systemUTC(), "30s");
    Fault.Held held = new Fault.Held();
    account.faults().next(1, "/map/maps", held);
    first.store(Items.traits("u1", NOON, "{\"plan\":\"old\"}"));
    awaitArrival(held);

    // When its lease runs out, and another one writes a newer state
    TestService second = replica(Clock.systemUTC(), "30s");
    second.store(Items.traits("u1", NOON.plusSeconds(1), "{\"plan\":\"new\"}"));
    runOutLeases();
    awaitPlan("new");
    held.letGo().countDown();

    // Then the older one stays for a moment only
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> account.maps().postsOf("IDENTIFY_u1") >= 3);
    awaitPlan("new");
  }

  @Test
  void writesOnceMoreWhatAReplicaLeftWithoutAWord() {
    // Given
    TestService service = replica(Clock.systemUTC(), "2s");
    service.store(Items.traits("u1", NOON, "{\"plan\":\"gold\"}"));
    await(() -> assertThat(database.count("select count(*) from remotedata.mirror")).isZero());
    int before = account.maps().postsOf("IDENTIFY_u1");

    // When a lease is found that ended
    database.execute(
        """
        insert into remotedata.mirror (key, lease, leased_until)
        values ('IDENTIFY_u1', 0, now() - interval '1 second')
        """);

    // Then it is written at once, and again when the dead replica's call can do no harm
    await(() -> assertThat(database.count("select count(*) from remotedata.mirror")).isZero());
    assertThat(account.maps().postsOf("IDENTIFY_u1") - before).isEqualTo(2);
  }

  @Test
  void leavesAKeyToItsHolderWhoseClockIsAnHourBehind() {
    // Given
    TestService behind = replica(Clock.offset(Clock.systemUTC(), Duration.ofHours(-1)), "30s");
    Fault.Held held = new Fault.Held();
    account.faults().next(1, "/map/maps", held);
    behind.store(Items.traits("u1", NOON, "{\"plan\":\"gold\"}"));
    awaitArrival(held);

    // When another one looks for what is due, and has work of its own
    TestService ahead = replica(Clock.offset(Clock.systemUTC(), Duration.ofHours(1)), "30s");
    ahead.store(Items.traits("u2", NOON, "{\"plan\":\"gold\"}"));
    await(() -> assertThat(account.maps().get("IDENTIFY_u2").toString()).contains("gold"));

    // Then
    assertThat(account.maps().postsOf("IDENTIFY_u1")).isZero();
    held.letGo().countDown();
    awaitPlan("gold");
  }

  @Test
  void mirrorsTheLastStateOfEachKeyWhileLeasesEndAndClocksStepAndCallsFail() {
    // Given
    SteppingClock clock = new SteppingClock();
    replica(clock, "2s");
    replica(Clock.systemUTC(), "2s");
    account
        .faults()
        .share(0.3, 11, new Fault.Status(503), new Fault.Reset(), new Fault.ResetAfter());

    // When
    for (int i = 0; i < 200; i++) {
      String traits = "{\"n\":%d}".formatted(i);
      replicas.get(i % 2).store(Items.traits("u" + i % 20, NOON.plusSeconds(i), traits));
      if (i % 10 == 0) {
        clock.step(Duration.ofMinutes(i % 20 == 0 ? 61 : -60));
        runOutLeases();
      }
    }
    account.faults().none();

    // Then
    await(() -> assertThat(database.count("select count(*) from remotedata.mirror")).isZero());
    for (int user = 0; user < 20; user++) {
      assertThat(account.maps().get("IDENTIFY_u" + user).toString())
          .isEqualTo("{\"traits\":{\"n\":%d}}".formatted(180 + user));
    }
  }

  private TestService replica(Clock clock, String doubt) {
    TestService replica =
        TestService.start(
            database,
            Map.of("kameleoon.secrets-dir", secrets, "kameleoon.mirror-doubt", doubt),
            clock);
    replicas.add(replica);
    replica.changeSettings(settings("Both"));
    await(() -> assertThat(replica.get("/configuration").body()).contains("\"Both\""));
    return replica;
  }

  private String settings(String target) {
    String url = account.url();
    return """
    {"version":1,"sitecode":"%s","ttlHours":2208,"revision":"%s","target":"%s","account":
     {"mode":"Cloud","apiKeyFile":"kameleoon/apiKey","automationUrl":"%s","dataUrl":"%s"}}
    """
        .formatted(SITE, target, target, url, url);
  }

  private void runOutLeases() {
    database.execute(
        """
        update remotedata.mirror set leased_until = now() - interval '1 second'
        where lease is not null
        """);
  }

  private static void awaitArrival(Fault.Held held) {
    await(() -> assertThat(held.arrived().getCount()).isZero());
  }

  private void awaitPlan(String plan) {
    await(() ->
        assertThat(account.maps().get("IDENTIFY_u1").toString())
            .isEqualTo("{\"traits\":{\"plan\":\"%s\"}}".formatted(plan)));
  }

  private static void await(ThrowingRunnable assertion) {
    Awaitility.await().atMost(Duration.ofMinutes(3)).untilAsserted(assertion);
  }
}
