package com.kameleoon.destination.standin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The documented limits of the Automation API, in the stand-in's time: 50 calls in any 10 seconds
/// and 1,000 in any hour.
public final class Windows {
  private final Clock clock;
  private final List<Instant> admitted = new ArrayList<>();
  private int refused;
  private int tenSeconds = 50;
  private int hour = 1000;

  Windows(Clock clock) {
    this.clock = clock;
  }

  /// Other limits than the documented ones.
  public synchronized void limit(int inTenSeconds, int inAnHour) {
    tenSeconds = inTenSeconds;
    hour = inAnHour;
  }

  synchronized boolean admit() {
    Instant now = clock.instant();
    boolean room =
        countSince(now.minus(Duration.ofSeconds(10))) < tenSeconds
            && countSince(now.minus(Duration.ofHours(1))) < hour;
    if (room) {
      admitted.add(now);
    } else {
      refused++;
    }
    return room;
  }

  /// Calls that came although there was no room.
  public synchronized int refused() {
    return refused;
  }

  public synchronized int admitted() {
    return admitted.size();
  }

  /// The most calls that any window of this length saw.
  public synchronized int busiest(Duration length) {
    List<Instant> sorted = admitted.stream().sorted().toList();
    int most = 0;
    int first = 0;
    for (int last = 0; last < sorted.size(); last++) {
      while (!sorted.get(first).isAfter(sorted.get(last).minus(length))) {
        first++;
      }
      most = Math.max(most, last - first + 1);
    }
    return most;
  }

  private int countSince(Instant since) {
    int count = 0;
    for (int i = admitted.size() - 1; i >= 0 && admitted.get(i).isAfter(since); i--) {
      count++;
    }
    return count;
  }
}
