package com.kameleoon.destination.remotedata.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;

/// JSON as the service reads, stores and sends it: exact decimals, compact text.
///
/// Text that PostgreSQL cannot hold as UTF-8 (NUL, unpaired surrogates) is stored as escapes of
/// JSON.
public final class JsonText {
  /// Reads and writes the records of the wire, and trees with exact decimals.
  public static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private static final ObjectMapper ASCII =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private JsonText() {}

  /// The tree of a body. Decoded first, because Jackson's byte parser refuses unpaired surrogates
  /// in names, which would let one item break a whole batch. Throws when it is not JSON in UTF-8.
  public static JsonNode parse(byte[] body) throws IOException {
    CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
    return MAPPER.readTree(text.toString());
  }

  /// Compact JSON text of a value, storable in PostgreSQL.
  public static String of(JsonNode value) {
    String text = write(MAPPER, value);
    return isWellFormed(text) ? text : write(ASCII, value);
  }

  /// The JSON string literal of a name, quotes included. Different names have different literals.
  public static String quoted(String name) {
    String text = write(MAPPER, name);
    return isWellFormed(text) ? text : write(ASCII, name);
  }

  /// Whether the text is free of NUL and of unpaired surrogates, so that a URL can carry it.
  public static boolean isStorable(String text) {
    return text.indexOf('\0') < 0 && isWellFormed(text);
  }

  private static boolean isWellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        if (!startsPair(text, i)) {
          return false;
        }
        i++;
      }
    }
    return true;
  }

  private static boolean startsPair(String text, int at) {
    return at + 1 < text.length()
        && Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1));
  }

  private static String write(ObjectMapper mapper, Object value) {
    try {
      return mapper.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a JSON value cannot be written", e);
    }
  }
}
