package com.kameleoon.destination.remotedata;

import static com.kameleoon.destination.remotedata.Items.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.kameleoon.destination.model.wire.BatchOutcome;
import com.kameleoon.destination.model.wire.DiscardReason;
import com.kameleoon.destination.model.wire.ItemOutcome;
import com.kameleoon.destination.model.wire.RemoteDataChange;
import com.kameleoon.destination.model.wire.RemoteDataItem;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What the sender of batches relies on.
class BatchTest {
  private static TestService service;

  @BeforeAll
  static void start() {
    service = TestService.start(TestDatabase.create());
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void writesUnderEveryIdOfAnItem() {
    service.store(Items.item(NOON, Items.traits("{\"a\":1}"), "visitor", "user", "anonymous"));

    for (String id : List.of("visitor", "user", "anonymous")) {
      assertThat(service.map("IDENTIFY_" + id)).isEqualTo("{\"traits\":{\"a\":1}}");
    }
  }

  @Test
  void keepsTheNewestValueOfEveryFieldInAnyOrder() {
    service.store(Items.traits("lww", NOON.plusSeconds(2), "{\"a\":\"new\"}"));
    service.store(Items.traits("lww", NOON, "{\"a\":\"old\",\"b\":\"only\"}"));
    service.store(Items.group("lww", NOON.plusSeconds(1), "g2"));
    service.store(Items.group("lww", NOON, "g1"));

    assertThat(service.map("IDENTIFY_lww"))
        .isEqualTo("{\"groupId\":\"g2\",\"traits\":{\"a\":\"new\",\"b\":\"only\"}}");
  }

  @Test
  void breaksATieByMessageId() {
    RemoteDataItem a = Items.named("a", NOON, Items.traits("{\"t\":\"from a\"}"), List.of("t1"));
    RemoteDataItem b = Items.named("b", NOON, Items.traits("{\"t\":\"from b\"}"), List.of("t1"));

    service.store(b);
    service.store(a);

    assertThat(service.map("IDENTIFY_t1")).isEqualTo("{\"traits\":{\"t\":\"from b\"}}");
  }

  @Test
  void removesATraitForGoodUntilANewerWrite() {
    service.store(Items.traits("gone", NOON, "{\"a\":1,\"b\":2}"));
    service.store(Items.traits("gone", NOON.plusSeconds(10), "{\"a\":null}"));
    service.store(Items.traits("gone", NOON.plusSeconds(5), "{\"a\":\"late\"}"));
    assertThat(service.map("IDENTIFY_gone")).isEqualTo("{\"traits\":{\"b\":2}}");

    service.store(Items.traits("gone", NOON.plusSeconds(11), "{\"a\":\"back\"}"));

    assertThat(service.map("IDENTIFY_gone")).isEqualTo("{\"traits\":{\"a\":\"back\",\"b\":2}}");
  }

  @Test
  void doesNotTakeTheVisitorCodeForATrait() {
    service.store(Items.traits("vc", NOON, "{\"kameleoonVisitorCode\":\"vc\",\"a\":1}"));

    assertThat(service.map("IDENTIFY_vc")).isEqualTo("{\"traits\":{\"a\":1}}");
  }

  @Test
  void answersOneOutcomePerItemInOrder() {
    String big = "{\"a\":\"" + "x".repeat(65_536) + "\"}";

    BatchOutcome outcome =
        service.store(
            Items.traits("good1", NOON, "{\"a\":1}"),
            Items.item(NOON, Items.traits("{\"a\":1}")),
            Items.traits("x".repeat(513), NOON, "{\"a\":1}"),
            Items.traits("big", NOON, big),
            Items.traits("nul\0", NOON, "{\"a\":1}"),
            Items.cohort("c", NOON, "n".repeat(1025), true),
            Items.traits("good2", NOON, "{\"a\":2}"));

    assertThat(outcome.outcomes())
        .extracting(BatchTest::reason)
        .containsExactly(
            "delivered",
            "NO_ID",
            "TOO_LARGE",
            "TOO_LARGE",
            "INVALID_PAYLOAD",
            "TOO_LARGE",
            "delivered");
    assertThat(service.map("IDENTIFY_good2")).isEqualTo("{\"traits\":{\"a\":2}}");
  }

  @Test
  void keepsNulAndUnpairedSurrogatesInNamesAndValues() {
    service.store(
        Items.traits("odd", NOON, "{\"n\\u0000\":\"v\\u0000\",\"s\\ud800\":\"\\udfff\"}"));
    service.store(Items.cohort("odd", NOON, "c\0\ud800", true));

    assertThat(service.tree("IDENTIFY_odd").path("traits").path("n\0").textValue())
        .isEqualTo("v\0");
    assertThat(service.tree("IDENTIFY_odd").path("traits").path("s\ud800").textValue())
        .isEqualTo("\udfff");
    assertThat(service.tree("COHORTS_odd").path("c\0\ud800").booleanValue()).isTrue();
  }

  @Test
  void discardsABrokenItemAndKeepsItsNeighbours() {
    String good =
        "{\"id\":\"d2\",\"messageId\":\"m\",\"timestamp\":\"2026-11-23T12:00:00Z\","
            + "\"ids\":[\"neighbour\"],\"change\":{\"kind\":\"group\",\"groupId\":\"g\"}}";
    List<String> broken =
        List.of(
            good.replace("group\"", "colour\""),
            good.replace("2026-11-23T12:00:00Z", "yesterday"),
            good.replace("2026-11-23T12:00:00Z", "+12026-11-23T12:00:00Z"),
            good.replace("\"messageId\":\"m\",", ""),
            good.replace(",\"groupId\":\"g\"", ""),
            good.replace("[\"neighbour\"]", "[null]"),
            good.replace("[\"neighbour\"]", "7"));

    for (String item : broken) {
      RawHttp.Answer answer =
          service.post("/v1/remote-data", "{\"version\":1,\"items\":[" + item + "," + good + "]}");
      BatchOutcome outcome = TestService.read(answer.body(), BatchOutcome.class);
      assertThat(outcome.outcomes())
          .as(item)
          .extracting(BatchTest::reason)
          .containsExactly("INVALID_PAYLOAD", "delivered");
    }
    assertThat(service.map("IDENTIFY_neighbour")).isEqualTo("{\"groupId\":\"g\"}");
  }

  @Test
  void refusesABatchThatIsNone() {
    assertThat(service.post("/v1/remote-data", "no").body()).contains("invalid_json");
    RawHttp.Answer version = service.post("/v1/remote-data", "{\"version\":2,\"items\":[]}");
    assertThat(version.status()).isEqualTo(400);
    assertThat(version.body()).contains("unsupported_version", "version 2");
    assertThat(service.post("/v1/remote-data", "{\"version\":1}").body()).contains("items");
    assertThat(service.post("/v1/remote-data", "{\"version\":1,\"items\":[{}]}").body())
        .contains("items[0].id");
  }

  @Test
  void takesFiveHundredItemsAndRefusesOneMore() {
    RemoteDataItem[] items =
        IntStream.range(0, 501)
            .mapToObj(i -> Items.traits("many" + i, NOON, "{\"i\":" + i + "}"))
            .toArray(RemoteDataItem[]::new);

    assertThat(service.send(items).body()).contains("too_many_items", "501");
    assertThat(service.store(java.util.Arrays.copyOf(items, 500)).outcomes()).hasSize(500);
    assertThat(service.map("IDENTIFY_many499")).isEqualTo("{\"traits\":{\"i\":499}}");
  }

  @Test
  void wantsTheServiceTokenForEveryWrite() {
    for (String target : List.of("/v1/remote-data", "/map/maps?siteCode=" + TestService.SITE)) {
      for (String bearer : List.of("", "wrong", TestService.TOKEN + "x")) {
        RawHttp.Answer answer = service.post(target, "{}", bearer);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).contains("unauthorized");
      }
    }
  }

  @Test
  void refusesABodyBeyondTheLimit() {
    RawHttp.Answer answer = service.post("/v1/remote-data", " ".repeat(8_388_609));

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.body()).contains("8388609");
  }

  @Test
  void countsReceivedAsAppliedUnchangedAndDiscarded() {
    RemoteDataItem item = Items.traits("counted", NOON.plus(Duration.ofDays(1)), "{\"a\":1}");
    service.store(item);
    service.store(item, Items.item(NOON, new RemoteDataChange.Group("g")));

    double applied = service.metric("kameleoon_remotedata_items_total{result=\"applied\"}");
    double unchanged = service.metric("kameleoon_remotedata_items_total{result=\"unchanged\"}");
    double discarded = service.metric("kameleoon_remotedata_items_total{result=\"discarded\"}");
    assertThat(List.of(applied, unchanged, discarded)).allMatch(count -> count >= 1);
    assertThat(service.metric("kameleoon_remotedata_items_received_total"))
        .isEqualTo(applied + unchanged + discarded);
  }

  @Test
  void countsReadsAsHitsMissesAndFailures() {
    service.map("reads-are-counted");
    service.map("reads-are-counted");
    service.get("/map/maps?siteCode=" + TestService.SITE + "&keys=%5B%22a%22,%22b%22%5D");

    double hits = service.metric("kameleoon_remotedata_reads_total{result=\"hit\"}");
    double misses = service.metric("kameleoon_remotedata_reads_total{result=\"miss\"}");
    double failed = service.metric("kameleoon_remotedata_reads_total{result=\"failed\"}");
    assertThat(misses).isGreaterThanOrEqualTo(1);
    assertThat(service.metric("kameleoon_remotedata_reads_received_total"))
        .isEqualTo(hits + misses + failed);
  }

  static String reason(ItemOutcome outcome) {
    return switch (outcome) {
      case ItemOutcome.Delivered _ -> "delivered";
      case ItemOutcome.RetryLater _ -> "retryLater";
      case ItemOutcome.Discarded(_, DiscardReason reason, _) -> reason.name();
    };
  }
}
