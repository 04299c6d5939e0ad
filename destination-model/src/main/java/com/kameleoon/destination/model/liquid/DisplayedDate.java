package com.kameleoon.destination.model.liquid;

import com.kameleoon.destination.model.ecma.EvaluationFailure;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// A time as a clock in some zone shows it.
///
/// @param offsetMinutes behind UTC, as JavaScript counts
/// @param zone the zone's name; empty where only its offset is known
record DisplayedDate(LocalDateTime time, double offsetMinutes, String zone) {

  static DisplayedDate utc(Instant instant) {
    return new DisplayedDate(LocalDateTime.ofInstant(instant, ZoneOffset.UTC), 0, "UTC");
  }

  static DisplayedDate atOffset(Instant instant, double minutes) {
    Instant shown = instant.minusSeconds(Math.round(minutes * 60));
    return new DisplayedDate(LocalDateTime.ofInstant(shown, ZoneOffset.UTC), minutes, "");
  }

  static DisplayedDate inZone(Instant instant, String name) {
    try {
      ZoneId zone = ZoneId.of(name);
      double minutes = -zone.getRules().getOffset(instant).getTotalSeconds() / 60.0;
      return new DisplayedDate(LocalDateTime.ofInstant(instant, zone), minutes, name);
    } catch (DateTimeException unknown) {
      throw new EvaluationFailure("Invalid time zone specified: " + name);
    }
  }
}
