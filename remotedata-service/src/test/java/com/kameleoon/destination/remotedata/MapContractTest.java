package com.kameleoon.destination.remotedata;

import static com.kameleoon.destination.remotedata.Items.NOON;
import static com.kameleoon.destination.remotedata.TestService.SITE;
import static com.kameleoon.destination.remotedata.TestService.mapTarget;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What Kameleoon's clients rely on when they read.
class MapContractTest {
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
  void answersAMissingKeyWithAnEmptyObject() {
    RawHttp.Answer first = service.get(mapTarget("COHORTS_nobody"));
    RawHttp.Answer fromMemory = service.get(mapTarget("COHORTS_nobody"));

    assertThat(List.of(first, fromMemory))
        .allSatisfy(answer -> {
          assertThat(answer.status()).isEqualTo(200);
          assertThat(answer.body()).isEqualTo("{}");
          assertThat(answer.headers())
              .containsEntry("content-type", "application/json")
              .containsEntry("access-control-allow-origin", "*")
              .containsEntry("cache-control", "no-store");
        });
  }

  @Test
  void answersTraitsGroupAndCohortsInTheDocumentedShapes() {
    service.store(
        Items.traits("u1", NOON, "{\"plan\":\"gold\",\"age\":7.50,\"nested\":{\"a\":[1,null]}}"),
        Items.group("u1", NOON, "g-1"),
        Items.cohort("u1", NOON, "Big spenders", true),
        Items.cohort("u1", NOON, "Cart abandoned", false));

    assertThat(service.map("IDENTIFY_u1"))
        .isEqualTo(
            "{\"groupId\":\"g-1\",\"traits\":{\"age\":7.50,\"nested\":{\"a\":[1,null]},\"plan\":\"gold\"}}");
    assertThat(service.map("COHORTS_u1"))
        .isEqualTo("{\"Big spenders\":true,\"Cart abandoned\":false}");
    assertThat(service.tree("common").path("cohorts"))
        .extracting(JsonNode::textValue)
        .contains("Big spenders", "Cart abandoned");
  }

  @Test
  void listsTheCatalogueSortedAndEachNameOnce() {
    TestDatabase own = TestDatabase.create();
    try (TestService other = TestService.start(own)) {
      other.store(Items.cohort("a", NOON, "zeta", true), Items.cohort("b", NOON, "alpha", false));
      other.store(Items.cohort("c", NOON, "alpha", true), Items.cohort("c", NOON, "Mid", true));

      assertThat(other.map("common")).isEqualTo("{\"cohorts\":[\"Mid\",\"alpha\",\"zeta\"]}");
    }
  }

  @Test
  void readsAPlusAsAPlusHoweverItIsEncoded() {
    service.store(Items.traits("a+b@x.fr", NOON, "{\"who\":\"plus\"}"));

    String expected = "{\"traits\":{\"who\":\"plus\"}}";
    String site = "/map/map?siteCode=" + SITE + "&key=";
    assertThat(service.get(site + "IDENTIFY_a+b@x.fr").body()).isEqualTo(expected);
    assertThat(service.get(site + "IDENTIFY_a%2Bb%40x.fr").body()).isEqualTo(expected);
    assertThat(service.get(site + "IDENTIFY_a%2bb@x.fr").body()).isEqualTo(expected);
    assertThat(service.get(site + "IDENTIFY_a%20b@x.fr").body()).isEqualTo("{}");
  }

  @Test
  void trimsALineEndAtTheEndOfAKey() {
    service.store(Items.traits("newline", NOON, "{\"a\":1}"), Items.traits("nl2\n", NOON, "{}"));

    assertThat(service.get(mapTarget("IDENTIFY_newline\n")).body())
        .isEqualTo("{\"traits\":{\"a\":1}}");
    assertThat(service.get(mapTarget("IDENTIFY_newline\r\n")).body())
        .isEqualTo("{\"traits\":{\"a\":1}}");
  }

  @Test
  void readsKeysOfAnyScript() {
    service.store(Items.traits("señor-日本-😀 x", NOON, "{\"a\":\"é😀\"}"));

    String expected = "{\"traits\":{\"a\":\"é😀\"}}";
    String unencoded = "/map/map?siteCode=" + SITE + "&key=IDENTIFY_señor-日本-😀%20x";
    assertThat(service.get(unencoded).body()).isEqualTo(expected);
    assertThat(service.map("IDENTIFY_señor-日本-😀 x")).isEqualTo(expected);
    assertThat(service.get(unencoded).body()).isEqualTo(expected);
  }

  @Test
  void takesParametersInAnyOrderAndIgnoresOthers() {
    service.store(Items.traits("order", NOON, "{\"a\":1}"));

    for (int round = 0; round < 2; round++) {
      assertThat(service.get("/map/map?_=5&key=IDENTIFY_order&x&siteCode=" + SITE).body())
          .isEqualTo("{\"traits\":{\"a\":1}}");
    }
  }

  @Test
  void readsSeveralKeysAtOnce() {
    service.store(Items.traits("m1", NOON, "{\"a\":1}"), Items.traits("m+2", NOON, "{\"b\":2}"));

    String keys = "[\"IDENTIFY_m1\",\"IDENTIFY_m+2\",\"nothing\"]";
    String expected =
        "{\"IDENTIFY_m1\":{\"traits\":{\"a\":1}},\"IDENTIFY_m+2\":{\"traits\":{\"b\":2}},\"nothing\":{}}";
    assertThat(service.get(maps(TestService.encoded(keys))).body()).isEqualTo(expected);
    // as curl -g or an old client sends it, not encoded at all
    assertThat(service.get(maps(keys)).body()).isEqualTo(expected);
  }

  @Test
  void takesAHundredKeysAndRefusesOneMore() {
    assertThat(service.get(maps(keys(100))).status()).isEqualTo(200);
    RawHttp.Answer tooMany = service.get(maps(keys(101)));

    assertThat(tooMany.status()).isEqualTo(400);
    assertThat(tooMany.body()).contains("too_many_keys").contains("101");
  }

  @Test
  void refusesKeysThatAreNoArrayOfStrings() {
    for (String keys : List.of("IDENTIFY_u1", "{}", "[1]", "[\"a\",null]", "[\"a\"", "%5B%22a")) {
      RawHttp.Answer answer = service.get(maps(keys));

      assertThat(answer.status()).as(keys).isEqualTo(400);
      assertThat(answer.body()).contains("\"path\":\"keys\"");
      assertThat(answer.headers()).containsEntry("access-control-allow-origin", "*");
    }
  }

  @Test
  void refusesAMissingOrUnknownSiteCodeAndAMissingKey() {
    assertThat(service.get("/map/map?key=a").body()).contains("missing_parameter", "siteCode");
    assertThat(service.get("/map/map").status()).isEqualTo(400);
    assertThat(service.get("/map/map?siteCode=" + SITE).body()).contains("\"path\":\"key\"");
    RawHttp.Answer other = service.get("/map/map?siteCode=0000000000&key=a");
    assertThat(other.status()).isEqualTo(400);
    assertThat(other.body()).contains("unknown_site_code");
  }

  @Test
  void refusesABrokenEscape() {
    assertThat(service.get("/map/map?siteCode=" + SITE + "&key=%ff").body())
        .contains("invalid_encoding");
    assertThat(service.get("/map/map?siteCode=" + SITE + "&key=%zz").status()).isEqualTo(400);
  }

  @Test
  void ignoresABadBearerOnReads() {
    service.store(Items.traits("bearer", NOON, "{\"a\":1}"));
    String request =
        "GET " + mapTarget("IDENTIFY_bearer") + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer no";

    for (int round = 0; round < 2; round++) {
      RawHttp.Answer answer = RawHttp.exchange(service.port(), request + "\r\n\r\n");
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo("{\"traits\":{\"a\":1}}");
    }
  }

  @Test
  void answersAPreflight() {
    RawHttp.Answer answer =
        RawHttp.exchange(
            service.port(),
            "OPTIONS /map/maps HTTP/1.1\r\nHost: x\r\nOrigin: https://shop.example\r\n"
                + "Access-Control-Request-Method: POST\r\n"
                + "Access-Control-Request-Headers: content-type\r\n\r\n");

    assertThat(answer.status()).isBetween(200, 204);
    assertThat(answer.headers()).containsEntry("access-control-allow-origin", "*");
    assertThat(answer.headers().get("access-control-allow-headers")).contains("content-type");
  }

  @Test
  void printsPrettilyOnRequest() {
    service.store(Items.traits("pretty", NOON, "{\"a\":1}"));

    assertThat(service.get(mapTarget("IDENTIFY_pretty") + "&prettyPrint=true").body())
        .contains("\n")
        .isEqualToIgnoringWhitespace("{\"traits\":{\"a\":1}}");
  }

  @Test
  void answersHeadWithoutABody() {
    RawHttp.Answer answer =
        RawHttp.exchange(
            service.port(), "HEAD " + mapTarget("nothing") + " HTTP/1.1\r\nHost: x\r\n\r\n");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers()).containsEntry("content-type", "application/json");
  }

  private static String maps(String keys) {
    return "/map/maps?siteCode=" + SITE + "&keys=" + keys;
  }

  private static String keys(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "%22k" + i + "%22")
        .collect(Collectors.joining(",", "%5B", "%5D"));
  }
}
