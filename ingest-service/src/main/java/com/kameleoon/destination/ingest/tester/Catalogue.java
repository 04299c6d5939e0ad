package com.kameleoon.destination.ingest.tester;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// Events as Segment's specification has them.
@Singleton
public final class Catalogue {
  private static final String FILE = "console/catalogue.json";

  private final List<Entry> entries;

  Catalogue() {
    this.entries = read();
  }

  /// One of them.
  ///
  /// @param key what names it in an address
  public record Entry(String key, String title, JsonNode event) {}

  public List<Entry> entries() {
    return entries;
  }

  private static List<Entry> read() {
    try (InputStream file = Catalogue.class.getClassLoader().getResourceAsStream(FILE)) {
      List<Entry> entries = new ArrayList<>();
      for (JsonNode one : new ObjectMapper().readTree(file)) {
        entries.add(
            new Entry(one.path("key").asText(), one.path("title").asText(), one.path("event")));
      }
      return List.copyOf(entries);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
