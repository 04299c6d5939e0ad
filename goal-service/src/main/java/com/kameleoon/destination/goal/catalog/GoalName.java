package com.kameleoon.destination.goal.catalog;

import com.kameleoon.destination.model.event.EventType;
import com.kameleoon.destination.model.wire.GoalConvention;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// What an event's goal is called: decides for the whole service. Doubles as the event's key.
///
/// @param type page, screen or track
/// @param event stripped, storable, at most 200 code points; empty for an unnamed page or screen
public record GoalName(EventType type, String event) {
  private static final int LONGEST = 200;
  private static final int KEPT_OF_A_LONGER_ONE = 180;
  private static final char REPLACEMENT = '\uFFFD';

  public GoalName {
    event = limited(storable(event).strip());
  }

  /// The name of an event as it came, absent for an unnamed page or screen.
  public static GoalName of(EventType type, @Nullable String event) {
    return new GoalName(type, event == null ? "" : event);
  }

  /// The exact name, looked for first; empty where the event has none.
  public String exact() {
    return event;
  }

  /// `SegmentIO track – Order Completed` or `Segment.io – Order Completed`. An unnamed page is
  /// `SegmentIO page` or `Segment.io – page`.
  public String conventional(GoalConvention convention) {
    return switch (convention) {
      case Actions ->
          event.isEmpty()
              ? "SegmentIO " + type.wireName()
              : "SegmentIO %s \u2013 %s".formatted(type.wireName(), event);
      case Classic -> "Segment.io \u2013 " + (event.isEmpty() ? type.wireName() : event);
    };
  }

  /// Neither PostgreSQL nor UTF-8 has NUL or half a surrogate pair in a text.
  private static String storable(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> c == 0 || (c >= 0xD800 && c <= 0xDFFF) ? REPLACEMENT : c)
        .forEach(safe::appendCodePoint);
    return safe.toString();
  }

  /// Two long names that begin alike stay two names: the digest of the whole takes the rest's
  /// place.
  private static String limited(String text) {
    if (text.codePointCount(0, text.length()) <= LONGEST) {
      return text;
    }
    int end = text.offsetByCodePoints(0, KEPT_OF_A_LONGER_ONE);
    return text.substring(0, end) + "\u2026" + digest(text);
  }

  private static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
