package com.kameleoon.destination.remotedata;

import static com.kameleoon.destination.remotedata.Items.NOON;
import static com.kameleoon.destination.remotedata.TestService.SITE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The files of the service change while it runs.
class ConfigurationTest {
  private TestService service;

  @BeforeEach
  void start() {
    service = TestService.start(TestDatabase.create());
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void appliesTheListOfAllowedTraitsToReadsAndWrites() {
    // Given
    service.store(Items.traits("t", NOON, "{\"public\":1,\"secret\":2}"));
    assertThat(service.map("IDENTIFY_t")).contains("secret");

    // When
    service.changeSettings(TestService.settings("[\"public\"]"));

    // Then
    await(() -> assertThat(service.map("IDENTIFY_t")).isEqualTo("{\"traits\":{\"public\":1}}"));
    service.store(Items.traits("t", NOON.plusSeconds(1), "{\"public\":3,\"secret\":4}"));
    service.post(
        "/map/maps?siteCode=" + SITE, "{\"IDENTIFY_p\":{\"traits\":{\"public\":1,\"secret\":2}}}");
    assertThat(service.map("IDENTIFY_t")).isEqualTo("{\"traits\":{\"public\":3}}");
    assertThat(service.map("IDENTIFY_p")).isEqualTo("{\"traits\":{\"public\":1}}");

    // When all are allowed again, what was refused has not been stored
    service.changeSettings(TestService.ALL_TRAITS);

    // Then
    await(() ->
        assertThat(service.map("IDENTIFY_t"))
            .isEqualTo("{\"traits\":{\"public\":3,\"secret\":2}}"));
    assertThat(service.map("IDENTIFY_p")).isEqualTo("{\"traits\":{\"public\":1}}");
  }

  @Test
  void keepsTheOldSettingsWhileTheNewOnesAreBroken() {
    service.store(Items.traits("t", NOON, "{\"a\":1}"));

    service.changeSettings("{\"version\":1,\"sitecode\":\"short\",\"ttlHours\":1}");

    await(() -> assertThat(service.metric("kameleoon_settings_broken")).isEqualTo(1));
    assertThat(service.map("IDENTIFY_t")).isEqualTo("{\"traits\":{\"a\":1}}");

    service.changeSettings(TestService.settings("[]"));

    await(() -> assertThat(service.metric("kameleoon_settings_broken")).isZero());
    assertThat(service.map("IDENTIFY_t")).isEqualTo("{}");
  }

  @Test
  void takesANewTokenAndForAWhileTheOldOne() {
    String target = "/map/maps?siteCode=" + SITE;

    service.changeToken("another-token");

    await(() ->
        assertThat(service.post(target, "{\"a\":{\"b\":1}}", "another-token").status())
            .isEqualTo(204));
    assertThat(service.post(target, "{\"a\":{\"b\":1}}").status()).isEqualTo(204);
    assertThat(service.post(target, "{\"a\":{\"b\":1}}", "a-third").status()).isEqualTo(401);
  }

  @Test
  void tellsWhichRevisionRunsAndWhyANewerOneIsRefused() {
    assertThat(service.get("/configuration").body())
        .matches("\\{\"revision\":\"[0-9a-f]{12}\",\"appliedAt\":\"2.*Z\",\"issues\":\\[]}");

    service.changeSettings(
        "{\"version\":1,\"sitecode\":\"%s\",\"ttlHours\":1,\"revision\":\"r2\"}".formatted(SITE));
    await(() -> assertThat(service.get("/configuration").body()).contains("\"revision\":\"r2\""));

    service.changeSettings("{\"version\":1,\"sitecode\":\"short\",\"ttlHours\":1}");
    await(() ->
        assertThat(service.get("/configuration").body())
            .contains("\"revision\":\"r2\"", "sitecode must have exactly 10 characters"));
  }

  @Test
  void countsWhatIsStored() {
    service.store(
        Items.traits("u1", NOON, "{\"a\":1}"),
        Items.traits("u2", NOON, "{\"a\":null}"),
        Items.cohort("u1", NOON, "A", true),
        Items.cohort("u1", NOON, "B", true));

    assertThat(service.get("/remotedata").body())
        .isEqualTo("{\"profiles\":1,\"cohorts\":2,\"keys\":3}");
  }

  private static void await(ThrowingRunnable assertion) {
    Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(assertion);
  }
}
