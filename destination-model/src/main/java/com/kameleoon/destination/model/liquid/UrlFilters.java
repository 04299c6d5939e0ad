package com.kameleoon.destination.model.liquid;

import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.model.ecma.EvaluationFailure;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// Filters for addresses.
final class UrlFilters {
  private static final String KEPT = "-_.!~*'()";
  private static final String RESERVED = ";,/?:@&=+$#";
  private static final Map<String, Pattern> SLUG =
      Map.of(
          "raw", Pattern.compile("[\\s\\u00a0\\ufeff\\u2000-\\u200a\\u2028\\u2029\\u3000]+"),
          "default", Pattern.compile("[^\\p{M}\\p{L}\\p{Nd}]+"),
          "pretty", Pattern.compile("[^\\p{M}\\p{L}\\p{Nd}._~!$&'()+,;=@]+"),
          "ascii", Pattern.compile("[^A-Za-z0-9]+"),
          "latin", Pattern.compile("[^\\p{M}\\p{L}\\p{Nd}]+"));
  private static final String ACCENTED =
      "àáâãäå=a æ=ae ç=c èéêë=e ìíîï=i ð=d ñ=n òóôõöø=o ùúûü=u ýÿ=y ß=ss œ=oe þ=th ẞ=SS Œ=OE Þ=TH";

  private UrlFilters() {}

  static void addTo(Map<String, Filter> filters) {
    filters.put("url_encode", TextFilters.text(text -> encoded(text, KEPT).replace("%20", "+")));
    filters.put("cgi_escape", TextFilters.text(text -> encoded(text, "-_.~").replace("%20", "+")));
    filters.put("uri_escape", TextFilters.text(text -> encoded(text, KEPT + RESERVED + "[]")));
    filters.put("url_decode", TextFilters.text(text -> decoded(text).replace('+', ' ')));
    filters.put("slugify", UrlFilters::slugified);
  }

  private static String encoded(String text, String kept) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); ) {
      int letter = text.codePointAt(i);
      if (letter >= 0xD800 && letter <= 0xDFFF) {
        throw new EvaluationFailure("URI malformed");
      }
      append(letter, kept, out);
      i += Character.charCount(letter);
    }
    return out.toString();
  }

  private static void append(int letter, String kept, StringBuilder out) {
    boolean plain =
        letter < 128 && (Character.isLetterOrDigit(letter) || kept.indexOf(letter) >= 0);
    if (plain) {
      out.append((char) letter);
      return;
    }
    for (byte unit : Character.toString(letter).getBytes(StandardCharsets.UTF_8)) {
      out.append('%').append("%02X".formatted(unit));
    }
  }

  private static String decoded(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '%') {
        bytes.write(unit(text, i));
        i += 2;
      } else {
        int letter = text.codePointAt(i);
        bytes.writeBytes(Character.toString(letter).getBytes(StandardCharsets.UTF_8));
        i += Character.charCount(letter) - 1;
      }
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.toByteArray()))
          .toString();
    } catch (CharacterCodingException malformed) {
      throw new EvaluationFailure("URI malformed");
    }
  }

  private static int unit(String text, int at) {
    int high = at + 2 <= text.length() - 1 ? Character.digit(text.charAt(at + 1), 16) : -1;
    int low = at + 2 <= text.length() - 1 ? Character.digit(text.charAt(at + 2), 16) : -1;
    if (high < 0 || low < 0) {
      throw new EvaluationFailure("URI malformed");
    }
    return high * 16 + low;
  }

  private static JsonNode slugified(JsonNode value, Arguments arguments) {
    String text = Values.text(value, arguments.budget());
    String mode = arguments.has(0) ? arguments.text(0) : "default";
    Pattern separators = SLUG.get(mode);
    if (separators != null) {
      String plain = mode.equals("latin") ? withoutAccents(text) : text;
      text = separators.matcher(plain).replaceAll("-").replaceAll("^-|-$", "");
    }
    boolean cased =
        arguments.has(1) && com.kameleoon.destination.model.ecma.Ecma.isTruthy(arguments.at(1));
    return Values.of(cased ? text : text.toLowerCase(Locale.ROOT));
  }

  private static String withoutAccents(String text) {
    String plain = text;
    for (String rule : ACCENTED.split(" ")) {
      int equals = rule.indexOf('=');
      plain = plain.replaceAll("[" + rule.substring(0, equals) + "]", rule.substring(equals + 1));
    }
    return plain;
  }
}
