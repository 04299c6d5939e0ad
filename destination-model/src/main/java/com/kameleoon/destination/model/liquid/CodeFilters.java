package com.kameleoon.destination.model.liquid;

import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.model.ecma.EcmaJson;
import com.kameleoon.destination.model.ecma.EvaluationFailure;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Filters of codes: JSON, base64, hashes; and the default for what is not there.
final class CodeFilters {
  private static final int LONGEST_INDENT = 10;

  private static final byte LEADS_TO_SURROGATES = (byte) 0xED;
  private static final byte IN_NO_TEXT = (byte) 0xFF;

  private CodeFilters() {}

  static void addTo(Map<String, Filter> filters) {
    filters.put("default", CodeFilters::orDefault);
    filters.put("raw", (value, _) -> value);
    filters.put("json", CodeFilters::json);
    filters.put("jsonify", CodeFilters::json);
    filters.put("inspect", CodeFilters::json);
    filters.put(
        "to_integer",
        (value, arguments) -> Values.of(Values.ecmaNumber(value, arguments.budget())));
    filters.put("base64_encode", TextFilters.text(CodeFilters::base64));
    filters.put("base64_decode", TextFilters.text(CodeFilters::fromBase64));
    filters.put("sha256", TextFilters.text(CodeFilters::sha256));
    filters.put("hmac_sha256", CodeFilters::hmac);
  }

  private static JsonNode orDefault(JsonNode value, Arguments arguments) {
    JsonNode plain = Special.plain(value);
    boolean allowsFalse = plain.isBoolean() && !plain.booleanValue() && allowsFalse(arguments);
    boolean empty = Values.length(plain) == 0 || !Values.isTruthy(plain);
    return empty && !allowsFalse ? arguments.at(0) : plain;
  }

  private static boolean allowsFalse(Arguments arguments) {
    boolean allows = false;
    for (int i = 1; i < arguments.count(); i++) {
      JsonNode pair = arguments.values().get(i);
      if (!pair.isContainerNode() && !Special.isRule(pair)) {
        throw new EvaluationFailure(
            "Iterator value %s is not an entry object"
                .formatted(Values.ecmaText(pair, arguments.budget())));
      }
      allows |= pair.path(0).asText().equals("allow_false") && isTrue(pair);
    }
    return allows;
  }

  private static boolean isTrue(JsonNode pair) {
    return com.kameleoon.destination.model.ecma.Ecma.isTruthy(pair.path(1));
  }

  private static JsonNode json(JsonNode value, Arguments arguments) {
    if (value.isMissingNode()) {
      return value;
    }
    JsonNode indent = arguments.at(0);
    String unit = indent.isTextual() ? indent.textValue() : "";
    if (indent.isNumber()) {
      unit = " ".repeat((int) Math.clamp(indent.doubleValue(), 0, LONGEST_INDENT));
    }
    return Values.of(
        unit.isEmpty()
            ? EcmaJson.print(value, arguments.budget())
            : IndentedJson.print(
                value,
                unit.substring(0, Math.min(LONGEST_INDENT, unit.length())),
                arguments.budget()));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /// As Node reads it: both alphabets, everything else passed over, ended by the first `=`.
  private static String fromBase64(String text) {
    int end = text.indexOf('=');
    String letters =
        (end < 0 ? text : text.substring(0, end))
            .replace('-', '+')
            .replace('_', '/')
            .replaceAll("[^A-Za-z0-9+/]", "");
    int whole = letters.length() % 4 == 1 ? letters.length() - 1 : letters.length();
    return utf8(Base64.getDecoder().decode(letters.substring(0, whole)));
  }

  /// Every byte of an encoded surrogate becomes a replacement of its own, where Java makes one of
  /// all three.
  private static String utf8(byte[] bytes) {
    for (int i = 0; i + 1 < bytes.length; i++) {
      if (bytes[i] == LEADS_TO_SURROGATES && (bytes[i + 1] & 0xE0) == 0xA0) {
        bytes[i] = IN_NO_TEXT;
      }
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static String sha256(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every Java has SHA-256", missing);
    }
  }

  private static JsonNode hmac(JsonNode value, Arguments arguments) {
    byte[] key = arguments.text(0).getBytes(StandardCharsets.UTF_8);
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.length == 0 ? new byte[1] : key, "HmacSHA256"));
      byte[] text = Values.text(value, arguments.budget()).getBytes(StandardCharsets.UTF_8);
      return Values.of(HexFormat.of().formatHex(mac.doFinal(text)));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every Java has HmacSHA256", missing);
    }
  }
}
