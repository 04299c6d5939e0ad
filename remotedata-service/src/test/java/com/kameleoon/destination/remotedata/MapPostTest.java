package com.kameleoon.destination.remotedata;

import static com.kameleoon.destination.remotedata.Items.NOON;
import static com.kameleoon.destination.remotedata.TestService.SITE;
import static org.assertj.core.api.Assertions.assertThat;

import com.kameleoon.destination.remotedata.store.MapStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What `POST /map/maps` promises, with a clock that the test moves.
class MapPostTest {
  private static final SettableClock CLOCK = new SettableClock(NOON);
  private static TestDatabase database;
  private static TestService service;

  @BeforeAll
  static void start() {
    database = TestDatabase.create();
    service = TestService.start(database, Map.of(), CLOCK);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void storesAnyJsonAndAnswers204() {
    RawHttp.Answer answer = post("{\"any\":{\"n\":1.50,\"o\":{\"x\":null},\"l\":[1,\"2\"]}}");

    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.body()).isEmpty();
    assertThat(service.map("any")).isEqualTo("{\"l\":[1,\"2\"],\"n\":1.50,\"o\":{\"x\":null}}");
  }

  @Test
  void mergesFieldsAtTheTopLevelAndRemovesNulls() {
    post("{\"merge\":{\"a\":{\"x\":1},\"b\":2,\"c\":3}}");
    tick();
    post("{\"merge\":{\"a\":{\"y\":1},\"b\":null}}");

    assertThat(service.map("merge")).isEqualTo("{\"a\":{\"y\":1},\"c\":3}");
  }

  @Test
  void deletesAKeyForGoodUntilANewerWrite() {
    Instant now = CLOCK.instant();
    service.store(Items.traits("del", now.minusSeconds(60), "{\"a\":1}"));
    post("{\"IDENTIFY_del\":{}}");
    service.store(Items.traits("del", now.minusSeconds(30), "{\"late\":1}"));
    assertThat(service.map("IDENTIFY_del")).isEqualTo("{}");
    assertThat(
            database.count("select count(*) from remotedata.map_field where key = 'IDENTIFY_del'"))
        .isZero();

    service.store(Items.traits("del", now.plusSeconds(1), "{\"new\":1}"));

    assertThat(service.map("IDENTIFY_del")).isEqualTo("{\"traits\":{\"new\":1}}");
  }

  @Test
  void replacesTraitsAndCatalogueAsTheFieldsTheyAre() {
    Instant before = CLOCK.instant().minusSeconds(10);
    service.store(
        Items.traits("whole", before, "{\"a\":1,\"b\":2}"),
        Items.group("whole", before, "g"),
        Items.cohort("whole", before, "old name", true));

    post("{\"IDENTIFY_whole\":{\"traits\":{\"c\":3}},\"common\":{\"cohorts\":[\"z\",\"y\"]}}");
    assertThat(service.map("IDENTIFY_whole")).isEqualTo("{\"groupId\":\"g\",\"traits\":{\"c\":3}}");
    assertThat(service.map("common")).isEqualTo("{\"cohorts\":[\"y\",\"z\"]}");

    tick();
    post("{\"IDENTIFY_whole\":{\"traits\":null}}");
    assertThat(service.map("IDENTIFY_whole")).isEqualTo("{\"groupId\":\"g\"}");
  }

  @Test
  void forgetsAKeyWhenItsTimeIsOver() {
    assertThat(post("{\"short\":{\"a\":1}}", "&ttlHours=2").status()).isEqualTo(204);
    post("{\"long\":{\"a\":1}}");
    CLOCK.advance(Duration.ofMinutes(119));
    assertThat(service.map("short")).isEqualTo("{\"a\":1}");

    CLOCK.advance(Duration.ofMinutes(1));

    assertThat(service.map("short")).isEqualTo("{}");
    assertThat(service.map("long")).isEqualTo("{\"a\":1}");
    CLOCK.advance(Duration.ofHours(2208));
    assertThat(service.map("long")).isEqualTo("{}");
  }

  @Test
  void doesNotBringFieldsOfAnExpiredKeyBack() {
    post("{\"phoenix\":{\"old\":1}}", "&ttlHours=1");
    CLOCK.advance(Duration.ofHours(2));

    post("{\"phoenix\":{\"new\":2}}");

    assertThat(service.map("phoenix")).isEqualTo("{\"new\":2}");
  }

  @Test
  void removesExpiredKeysAFewAtATime() {
    String body = "{\"e1\":{\"a\":1},\"e2\":{\"a\":1},\"e3\":{\"a\":1}}";
    String rows =
        "select (select count(*) from remotedata.map_key)"
            + " + (select count(*) from remotedata.map_field)";
    TestDatabase own = TestDatabase.create();
    SettableClock clock = new SettableClock(NOON);
    try (TestService alone = TestService.start(own, Map.of(), clock)) {
      alone.post("/map/maps?ttlHours=1&siteCode=" + SITE, body);
      MapStore store = alone.bean(MapStore.class);
      assertThat(store.removeExpired(10)).isZero();
      assertThat(own.count(rows)).isEqualTo(6);

      clock.advance(Duration.ofHours(1));

      assertThat(store.removeExpired(2)).isEqualTo(2);
      assertThat(store.removeExpired(2)).isEqualTo(1);
      assertThat(own.count(rows)).isZero();
    }
  }

  @Test
  void extendsAKeysTimeWithEveryWriteAndNeverShortensIt() {
    post("{\"kept\":{\"a\":1}}", "&ttlHours=10");
    tick();
    post("{\"kept\":{\"b\":1}}", "&ttlHours=1");

    CLOCK.advance(Duration.ofHours(9));

    assertThat(service.map("kept")).isEqualTo("{\"a\":1,\"b\":1}");
  }

  @Test
  void refusesWhatIsTooLargeOrWrongAndStoresNothingOfIt() {
    Map<String, String> wrong =
        Map.of(
            "[]",
            "invalid_json",
            "{\"ok\":{\"a\":1},\"bad\":5}",
            "invalid_value",
            "{\"" + "k".repeat(101) + "\":{\"a\":1}}",
            "invalid_key",
            "{\"ok\":{\"a\":1,\"" + "f".repeat(1025) + "\":1}}",
            "invalid_field",
            "{\"\":{\"a\":1}}",
            "invalid_key",
            "{\"IDENTIFY_x\":{\"traits\":5}}",
            "invalid_value",
            "{\"common\":{\"cohorts\":[1]}}",
            "invalid_value",
            "{\"ok\":",
            "invalid_json");
    wrong.forEach((body, code) -> {
      RawHttp.Answer answer = post(body);
      assertThat(answer.status()).as(body).isEqualTo(400);
      assertThat(answer.body()).contains(code);
    });

    assertThat(service.map("ok")).isEqualTo("{}");
    assertThat(post("{\"" + "k".repeat(100) + "\":{\"" + "f".repeat(1024) + "\":1}}").status())
        .isEqualTo(204);
  }

  @Test
  void refusesABodyOverOneMegabyteAndTakesOneJustBelow() {
    String template = "{\"big\":{\"a\":\"%s\"}}";
    int frame = template.formatted("").length();

    assertThat(post(template.formatted("x".repeat(1_048_576 - frame))).status()).isEqualTo(204);
    RawHttp.Answer answer = post(template.formatted("x".repeat(1_048_577 - frame)));

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.body()).contains("1048577");
  }

  @Test
  void refusesATtlThatIsNone() {
    for (String ttl : List.of("0", "8785", "-1", "1.5", "x", "")) {
      assertThat(post("{\"a\":{\"b\":1}}", "&ttlHours=" + ttl).body())
          .as(ttl)
          .contains("invalid_ttl");
    }
    assertThat(post("{\"a\":{\"b\":1}}", "&ttlHours=8784").status()).isEqualTo(204);
  }

  private static void tick() {
    CLOCK.advance(Duration.ofMillis(1));
  }

  private static RawHttp.Answer post(String body) {
    return post(body, "");
  }

  private static RawHttp.Answer post(String body, String parameters) {
    return service.post("/map/maps?siteCode=" + SITE + parameters, body);
  }
}
