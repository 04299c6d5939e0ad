package com.kameleoon.destination.remotedata;

import static com.kameleoon.destination.remotedata.Items.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.model.wire.ErasureAnswer;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What a user's erasure leaves to read: nothing, until there is something new.
class ErasureTest {
  private static TestDatabase database;
  private static TestService service;

  @BeforeAll
  static void start() {
    database = TestDatabase.create();
    service = TestService.start(database);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void removesWhatWasAndTakesWhatComes() {
    // Given
    service.store(
        Items.traits("ann", NOON, "{\"plan\":\"pro\"}"),
        Items.cohort("ann", NOON, "vip", true),
        Items.traits("bob", NOON, "{\"plan\":\"free\"}"));
    String nobody = service.map("IDENTIFY_nobody");
    assertThat(service.map("IDENTIFY_ann")).contains("pro");

    // When
    JsonNode erased = erase("ann", NOON.plusSeconds(1));

    // Then
    assertThat(erased.path("erased").path("fields").asLong()).isEqualTo(2);
    assertThat(erased.path("left").path("fields").asLong()).isZero();
    org.awaitility.Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> {
          assertThat(service.map("IDENTIFY_ann")).isEqualTo(nobody);
          assertThat(service.map("COHORTS_ann")).isEqualTo(nobody);
        });
    assertThat(service.map("IDENTIFY_bob")).contains("free");
    assertThat(erase("ann", NOON.plusSeconds(1)).path("erased").path("fields").asLong()).isZero();

    // And: the keys themselves stand in the table until the sweep, which the answer does not hide
    org.awaitility.Awaitility.await()
        .atMost(Duration.ofMinutes(3))
        .untilAsserted(() ->
            assertThat(erase("ann", NOON.plusSeconds(1)).path("left").path("keys").asLong())
                .isZero());
    assertThat(database.count("select count(*) from remotedata.map_key where key like '%ann'"))
        .isZero();

    // And: later data is new data, and is not taken by the same erasure
    service.store(Items.traits("ann", NOON.plusSeconds(60), "{\"plan\":\"new\"}"));
    erase("ann", NOON.plusSeconds(1));
    assertThat(service.map("IDENTIFY_ann")).isEqualTo("{\"traits\":{\"plan\":\"new\"}}");
  }

  @Test
  void needsTheServiceToken() {
    assertThat(service.post("/v1/erasures", "{}", "wrong").status()).isEqualTo(401);
  }

  private static JsonNode erase(String id, Instant before) {
    RawHttp.Answer answer =
        service.post(
            "/v1/erasures",
            "{\"version\":1,\"ids\":[\"%s\"],\"before\":\"%s\",\"countOnly\":false}"
                .formatted(id, before));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    // ingest reads it as this record, and would go on for ever where it cannot.
    assertThat(TestService.read(answer.body(), ErasureAnswer.class).ids()).isEmpty();
    return TestService.read(answer.body(), JsonNode.class);
  }
}
