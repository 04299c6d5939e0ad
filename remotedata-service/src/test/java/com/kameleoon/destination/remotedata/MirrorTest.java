package com.kameleoon.destination.remotedata;

import static com.kameleoon.destination.remotedata.TestService.SITE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.standin.Fault;
import com.kameleoon.destination.standin.StandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MirrorTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  private final StandIn account = StandIn.start(SITE, Clock.systemUTC());
  @TempDir private Path secrets;
  private TestService service;

  @BeforeEach
  void start() throws IOException {
    Files.createDirectories(secrets.resolve("kameleoon"));
    Files.writeString(secrets.resolve("kameleoon/apiKey"), account.apiKey());
    service =
        TestService.start(
            TestDatabase.create(),
            Map.of("kameleoon.secrets-dir", secrets, "kameleoon.mirror-doubt", "2s"),
            Clock.systemUTC());
    use("Both");
  }

  @AfterEach
  void stop() {
    service.close();
    account.close();
  }

  private void use(String target) {
    String url = account.url();
    service.changeSettings(
        """
        {"version":1,"sitecode":"%s","ttlHours":2208,"revision":"%s","target":"%s","account":
         {"mode":"Cloud","apiKeyFile":"kameleoon/apiKey","automationUrl":"%s","dataUrl":"%s"}}
        """
            .formatted(SITE, target, target, url, url));
    await(() -> assertThat(service.get("/configuration").body()).contains("\"" + target + "\""));
  }

  @Test
  void showsTheSameInTheAccountAsHere() {
    // When
    service.store(
        Items.traits("u1", NOON, "{\"plan\":\"gold\",\"age\":3}"),
        Items.cohort("u1", NOON, "VIP", true),
        Items.cohort("u2", NOON, "VIP", false));

    // Then
    await(() -> {
      for (String key : new String[] {"IDENTIFY_u1", "COHORTS_u1", "COHORTS_u2", "common"}) {
        assertThat(account.maps().get(key).toString())
            .isEqualTo(service.map(key))
            .isNotEqualTo("{}");
      }
    });
    assertThat(account.maps().ttlHours()).isEqualTo(2208);
  }

  @Test
  void writesAKeyOnceThatChangedOftenDuringAnOutage() {
    // Given
    account.faults().down();
    for (int i = 0; i < 50; i++) {
      service.store(Items.traits("u1", NOON.plusSeconds(i), "{\"visits\":%d}".formatted(i)));
    }

    // When
    account.faults().up();

    // Then
    await(() ->
        assertThat(account.maps().get("IDENTIFY_u1").toString())
            .isEqualTo("{\"traits\":{\"visits\":49}}"));
    assertThat(account.maps().written()).isLessThanOrEqualTo(2);
  }

  @Test
  void endsInTheSameStateHoweverCallsFail() {
    // Given
    account
        .faults()
        .share(
            0.4,
            3,
            new Fault.Status(503),
            new Fault.Status(401),
            new Fault.Reset(),
            new Fault.ResetAfter());

    // When
    for (int i = 0; i < 20; i++) {
      service.store(Items.traits("u" + (i % 4), NOON.plusSeconds(i), "{\"n\":%d}".formatted(i)));
    }
    account.tokens().forget();

    // Then: calls that fail in a row make pauses of up to a minute
    Awaitility.await()
        .atMost(Duration.ofMinutes(10))
        .untilAsserted(() -> {
          for (int i = 0; i < 4; i++) {
            String key = "IDENTIFY_u" + i;
            assertThat(account.maps().get(key).toString()).isEqualTo(service.map(key));
          }
        });
  }

  @Test
  void mirrorsNothingWithLocal() {
    // Given
    use("Local");

    // When
    service.store(Items.traits("u1", NOON, "{\"a\":1}"));

    // Then
    assertThat(service.map("IDENTIFY_u1")).isEqualTo("{\"traits\":{\"a\":1}}");
    assertThat(service.metric("kameleoon_mirror_waiting_keys")).isZero();
    assertThat(account.maps().requests()).isZero();
  }

  @Test
  void servesNobodyButTheServicesWithCloud() {
    // Given
    service.store(Items.traits("u1", NOON, "{\"a\":1}"));
    assertThat(service.map("IDENTIFY_u1")).isEqualTo("{\"traits\":{\"a\":1}}");

    // When
    use("Cloud");
    service.store(Items.traits("u1", NOON.plusSeconds(1), "{\"a\":2}"));

    // Then
    await(() -> {
      assertThat(service.get(TestService.mapTarget("IDENTIFY_u1")).status()).isEqualTo(404);
      assertThat(account.maps().get("IDENTIFY_u1").toString()).isEqualTo("{\"traits\":{\"a\":2}}");
    });
    assertThat(service.map("IDENTIFY_u1")).contains("not_read_here", "Kameleoon's own hosts");
    assertThat(service.get("/map/maps?siteCode=" + SITE + "&keys=%5B%22common%22%5D").status())
        .isEqualTo(404);
    assertThat(service.getAsService(TestService.mapTarget("IDENTIFY_u1")).body())
        .isEqualTo("{\"traits\":{\"a\":2}}");
  }

  @Test
  void removesAnErasedUserFromTheAccountAndSaysWhenItIsDone() {
    // Given
    service.store(
        Items.traits("u1", NOON, "{\"a\":1}"),
        Items.cohort("u1", NOON, "VIP", true),
        Items.traits("u2", NOON, "{\"a\":1}"));
    await(() -> assertThat(service.metric("kameleoon_mirror_waiting_keys")).isZero());

    // When the account does not answer
    account.faults().down();
    assertThat(erase("u1").path("left").path("account").asInt()).isEqualTo(2);
    assertThat(account.maps().get("IDENTIFY_u1").toString()).isNotEqualTo("{}");

    // Then it is done when it does, and asking again puts nothing in line again
    account.faults().up();
    await(() -> assertThat(erase("u1").path("left").path("account").asInt()).isZero());
    assertThat(account.maps().get("IDENTIFY_u1").toString()).isEqualTo("{}");
    assertThat(account.maps().get("COHORTS_u1").toString()).isEqualTo("{}");
    assertThat(account.maps().get("IDENTIFY_u2").toString()).isNotEqualTo("{}");
  }

  private JsonNode erase(String id) {
    String body = "{\"version\":1,\"ids\":[\"%s\"],\"before\":\"%s\",\"countOnly\":false}";
    String answer = service.post("/v1/erasures", body.formatted(id, NOON.plusSeconds(60))).body();
    return TestService.read(answer, JsonNode.class);
  }

  private static void await(ThrowingRunnable assertion) {
    Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(assertion);
  }
}
