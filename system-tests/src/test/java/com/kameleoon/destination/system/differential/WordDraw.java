package com.kameleoon.destination.system.differential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigInteger;

/// Makes names, texts and numbers: usual ones, and those at the edges of what JavaScript and Java
/// agree on.
record WordDraw(Draw draw) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String[] USUAL = {
    "price", "plan", "list", "nested", "flag", "products", "id", "name", "empty"
  };
  private static final String[] ODD = {
    "with space",
    "dash-key",
    "a.b",
    "0",
    "1",
    "10",
    "01",
    "length",
    "size",
    "first",
    "last",
    "ключ",
    "x🎉",
    "",
    "$",
    "@at",
    "quote\"",
    "nul",
    "true",
    "null",
    "and",
    "_metadata",
    "[0]",
    "UPPER",
    "-1"
  };

  /// A name that a member may have; those of `@` only below what is no mapping.
  String name() {
    return draw.oneIn(6) ? draw.of(ODD) : draw.of(USUAL);
  }

  /// A name that makes no directive of an object.
  String plainName() {
    String name = name();
    return name.startsWith("@") ? "at" : name;
  }

  JsonNode scalar() {
    return switch (draw.below(7)) {
      case 0 -> JSON.nullNode();
      case 1 -> JSON.booleanNode(draw.oneIn(2));
      case 2 -> number();
      default -> JSON.textNode(text());
    };
  }

  JsonNode number() {
    return switch (draw.below(4)) {
      case 0 -> JSON.numberNode(draw.below(20));
      case 1 -> JSON.numberNode(draw.below(4_000) / 100.0 - 20);
      case 2 ->
          draw.of(
              JSON.numberNode(0), JSON.numberNode(1), JSON.numberNode(-1), JSON.numberNode(-0.0));
      default -> edge();
    };
  }

  private JsonNode edge() {
    return draw.of(
        JSON.numberNode(1e21),
        JSON.numberNode(123456789012345680000.0),
        JSON.numberNode(1e-7),
        JSON.numberNode(0.000001),
        JSON.numberNode(-1.5e300),
        JSON.numberNode(Double.MAX_VALUE),
        JSON.numberNode(Double.MIN_VALUE),
        JSON.numberNode(9_007_199_254_740_993L),
        JSON.numberNode(123456789012345680L),
        JSON.numberNode(-9_223_372_036_854_775_808L),
        JSON.numberNode(new BigInteger("12345678901234567890123")),
        JSON.numberNode(0.1 + 0.2),
        JSON.numberNode(4.35),
        JSON.numberNode(1.005),
        JSON.numberNode(2.5),
        JSON.numberNode(1_700_000_000),
        JSON.numberNode(1_700_000_000_123L));
  }

  String text() {
    return switch (draw.below(6)) {
      case 0 -> numberLike();
      case 1 -> odd();
      case 2 -> timestamp();
      default -> word();
    };
  }

  /// As people name events and plans.
  String word() {
    return draw.of(
        "Order Completed",
        "Product Viewed",
        "pro",
        "abc",
        "ABC",
        "a,b,c",
        "the quick brown fox",
        "A@b.com",
        "",
        "/a/b?c=d&e=f g",
        "{\"a\":[1,2]}",
        "<b>bold</b> & \"more\"");
  }

  private String numberLike() {
    return draw.of(
        "10",
        "1e3",
        "0",
        "-0",
        "0x10",
        " 12 ",
        "1.0",
        "1_000",
        "Infinity",
        "NaN",
        "-5.5",
        ".5",
        "5.",
        "true",
        "false",
        "null",
        "undefined",
        "00012",
        "1,5",
        "0b11",
        "1e400",
        "+7");
  }

  private String odd() {
    return draw.of(
        " ",
        "  padded  ",
        "a.b",
        "Ärger",
        "STRASSE ß",
        "İI",
        "ΌΣΟΣ",
        "x🎉y",
        "\ud83d",
        "e\u0301",
        "\u00a0nbsp\u2028",
        "$&",
        "$1",
        "a\"b",
        "back\\slash",
        "line\nbreak",
        "tab\there",
        "\u0000",
        "{{event}}",
        "{% if %}",
        "%41%zz",
        "ﬁ",
        "[object Object]");
  }

  String timestamp() {
    return draw.of(
        "2026-01-02T03:04:05.678Z",
        "2026-01-02T03:04:05Z",
        "2026-01-02T03:04:05.123456789Z",
        "2026-01-02 03:04:05+02:00",
        "2026-01-02T03:04:05-0330",
        "2026-01-02T03:04:05+02",
        "2026-01-02T03:04:05",
        "2026-01-02t03:04:05z",
        "2026-02-30T00:00:00Z",
        "2024-02-29T23:59:60Z",
        "2026-01-02T24:00:00Z",
        "2026-01-02",
        "2026-01-02T03:04:05.678Z",
        "1700000000",
        "July 4, 2024",
        "");
  }
}
