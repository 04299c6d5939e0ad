package com.kameleoon.destination.standin;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The events that were received, counted once per nonce as the Data API does.
public final class Events {
  private final Map<String, Map<String, String>> byNonce = new LinkedHashMap<>();
  private final List<String> userAgents = new ArrayList<>();
  private boolean keep = true;
  private long lines;
  private int requests;
  private int largest;

  /// Whether events are kept, or only counted.
  public synchronized void keep(boolean wanted) {
    keep = wanted;
  }

  /// One entry per nonce: the line's names and values, in the order in which they first came.
  public synchronized List<Map<String, String>> distinct() {
    return List.copyOf(byNonce.values());
  }

  /// Lines, repeated ones included.
  public synchronized long lines() {
    return lines;
  }

  public synchronized int requests() {
    return requests;
  }

  /// Bytes of the largest body.
  public synchronized int largest() {
    return largest;
  }

  public synchronized List<String> userAgents() {
    return List.copyOf(userAgents);
  }

  /// @throws IllegalArgumentException where a line is no conversion
  synchronized void take(String body, String userAgent) {
    List<Map<String, String>> events = body.lines().map(Events::event).toList();
    requests++;
    largest = Math.max(largest, body.getBytes(StandardCharsets.UTF_8).length);
    lines += events.size();
    if (keep) {
      userAgents.add(userAgent);
      events.forEach(event -> byNonce.putIfAbsent(event.getOrDefault("nonce", ""), event));
    }
  }

  private static Map<String, String> event(String line) {
    Map<String, String> event = new LinkedHashMap<>();
    for (String pair : line.split("&")) {
      int at = pair.indexOf('=');
      event.put(
          pair.substring(0, at), URLDecoder.decode(pair.substring(at + 1), StandardCharsets.UTF_8));
    }
    if (!event.getOrDefault("nonce", "").matches("[0-9A-F]{16}")
        || !event.getOrDefault("goalId", "").matches("\\d+")
        || event.getOrDefault("visitorCode", "").isEmpty()) {
      throw new IllegalArgumentException("no conversion");
    }
    return event;
  }
}
