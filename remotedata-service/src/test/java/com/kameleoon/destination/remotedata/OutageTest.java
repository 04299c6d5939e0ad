package com.kameleoon.destination.remotedata;

import static com.kameleoon.destination.remotedata.Items.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;

/// The database goes away and comes back.
class OutageTest {
  @Test
  void answers503WithoutTheDatabaseAndRecoversByItself() {
    TestDatabase database = TestDatabase.create();
    try (CuttableProxy proxy = new CuttableProxy(database.port());
        TestService service = TestService.start(database.through(proxy.port()))) {
      // Given
      service.store(Items.traits("known", NOON, "{\"a\":1}"));
      assertThat(service.map("IDENTIFY_known")).isEqualTo("{\"traits\":{\"a\":1}}");
      await(() -> assertThat(service.get("/health/readiness").status()).isEqualTo(200));

      // When
      proxy.cut();

      // Then
      await(() ->
          assertThat(service.get(TestService.mapTarget("IDENTIFY_known")).status()).isEqualTo(503));
      RawHttp.Answer write = service.send(Items.traits("known", NOON.plusSeconds(1), "{\"a\":2}"));
      assertThat(write.status()).isEqualTo(503);
      assertThat(write.headers()).containsKey("retry-after");
      assertThat(write.body()).contains("database_unavailable");
      await(() -> assertThat(service.get("/health/readiness").status()).isEqualTo(503));
      assertThat(service.get("/health/liveness").status()).isEqualTo(200);

      // When another replica writes meanwhile, and the database is back
      database.execute("update remotedata.map_field set value = '3' where key = 'IDENTIFY_known'");
      proxy.heal();

      // Then
      await(() -> assertThat(service.map("IDENTIFY_known")).isEqualTo("{\"traits\":{\"a\":3}}"));
      await(() -> assertThat(service.get("/health/readiness").status()).isEqualTo(200));
      await(() ->
          assertThat(service.send(Items.traits("n", NOON, "{\"a\":2}")).status()).isEqualTo(200));
    }
  }

  private static void await(ThrowingRunnable assertion) {
    Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(assertion);
  }
}
