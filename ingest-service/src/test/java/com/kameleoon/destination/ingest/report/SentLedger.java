package com.kameleoon.destination.ingest.report;

import com.kameleoon.destination.ingest.console.RunningConsole;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/// A client that remembers what it sent, and knows what the destination is to make of it.
final class SentLedger {
  static final String SPEC =
      """
        filters:
          - {name: no tests, if: event = "Test", actions: [{type: DROP}]}
        mappings:
          - {name: orders, subscribe: 'event = "Order"', partnerAction: logEvent}
          - {name: all tracks, subscribe: 'type = "track"', partnerAction: logEvent}
          - {name: pages, subscribe: 'type = "page"', partnerAction: page}
          - {name: users, subscribe: 'type = "identify"', partnerAction: identify}
          - {name: impossible, subscribe: 'event = "Odd"', partnerAction: group}
      """;
  static final String REFUSED = "nobody";
  private static final Figures ONE_FILTERED = new Figures(0, 0, 1, 0, 0);
  private static final Figures ONE_DISCARDED = new Figures(0, 0, 0, 1, 0);

  private final RunningConsole console;
  private final List<Entry> entries = new ArrayList<>();

  SentLedger(RunningConsole console) {
    this.console = console;
  }

  /// An event of a client.
  record Sent(String messageId, String type, String name, String user) {
    String json() {
      String called =
          switch (type) {
            case "track" -> "\"event\":\"" + name + "\",";
            case "identify" -> "";
            default -> "\"name\":\"" + name + "\",";
          };
      return """
      {"messageId":"%s","type":"%s",%s"userId":"%s","timestamp":"2026-04-05T12:39:11.592Z",\
      "properties":{},"traits":{"plan":"scale"}}\
      """
          .formatted(messageId, type, called, user);
    }
  }

  /// One (event, mapping).
  private record Entry(String door, Sent event, String mapping, Figures figures) {
    String key(String by) {
      return switch (by) {
        case "TYPE" -> event.type();
        case "NAME" -> event.type().equals("identify") ? "" : event.name();
        case "MAPPING" -> mapping;
        case "DOOR" -> door;
        default -> throw new IllegalArgumentException(by);
      };
    }
  }

  /// At the door of Segment's libraries, all in one request.
  ///
  /// @param ends what becomes of a delivery that nothing refuses
  void track(Figures ends, Sent... events) {
    String batch =
        Stream.of(events).map(Sent::json).collect(java.util.stream.Collectors.joining(","));
    ok(console.doors().tracking("/batch", "{\"batch\":[" + batch + "]}"));
    Stream.of(events).forEach(event -> enter("TRACKING_API", event, ends));
  }

  /// At the door of Segment's destination.
  void segmentio(Figures ends, Sent event) {
    ok(console.doors().segmentio(event.json()));
    enter("SEGMENTIO", event, ends);
  }

  /// A copy, which changes nothing but the number of duplicates.
  void again(Sent event) {
    ok(console.doors().tracking("/batch", "{\"batch\":[" + event.json() + "]}"));
  }

  /// By type, name, mapping or door.
  Map<String, Figures> by(String grouping) {
    return sum(entry -> entry.key(grouping));
  }

  Figures all() {
    return sum(_ -> "").getOrDefault("", Figures.NONE);
  }

  private Map<String, Figures> sum(Function<Entry, String> key) {
    Map<String, Figures> sums = new TreeMap<>();
    entries.forEach(entry -> sums.merge(key.apply(entry), entry.figures(), Figures::and));
    return sums;
  }

  private void enter(String door, Sent event, Figures ends) {
    List<String> mappings = mappings(event);
    if (mappings.isEmpty()) {
      entries.add(new Entry(door, event, "", ONE_FILTERED));
    }
    for (String mapping : mappings) {
      boolean refused = mapping.equals("impossible") || event.user().equals(REFUSED);
      entries.add(new Entry(door, event, mapping, refused ? ONE_DISCARDED : ends));
    }
  }

  private static List<String> mappings(Sent event) {
    return switch (event.type() + " " + event.name()) {
      case "track Test" -> List.of();
      case "track Order" -> List.of("orders", "all tracks");
      case "track Odd" -> List.of("all tracks", "impossible");
      default ->
          switch (event.type()) {
            case "track" -> List.of("all tracks");
            case "page" -> List.of("pages");
            case "identify" -> List.of("users");
            default -> List.of();
          };
    };
  }

  private static void ok(HttpResponse<String> answer) {
    if (answer.statusCode() != 200) {
      throw new AssertionError(answer.body());
    }
  }
}
