package com.kameleoon.destination.operator.replica;

import java.time.Duration;
import java.time.Instant;

/// How often a kubelet was made to look for new contents. The longer they do not arrive, the less
/// often it is tried: where all of a cluster is slow, asking makes it slower.
///
/// @param since when the contents became the wanted ones
record Looks(int times, Instant last, Instant since) {
  /// It may look before its own cache knows the new contents.
  private static final int ENOUGH = 2;

  private static final Duration AGAIN = Duration.ofSeconds(4);

  /// As often as it looks by itself.
  private static final Duration SELDOM = Duration.ofMinutes(1);

  private static final Duration SOON = Duration.ofMillis(500);
  private static final Duration LATE = Duration.ofSeconds(10);

  /// A replica is asked again after a tenth of the time that it has been waited for.
  private static final int SHARE = 10;

  /// @param enough whether another operator has seen to it
  static Looks none(boolean enough, Instant now) {
    return new Looks(enough ? ENOUGH : 0, Instant.EPOCH, now);
  }

  Looks another(Instant now) {
    return new Looks(times + 1, now, since);
  }

  boolean areEnough() {
    return times >= ENOUGH;
  }

  /// When it may be made to look again.
  Instant next() {
    int doublings = Math.clamp(times - ENOUGH, 0, 4);
    return last.plus(shorter(AGAIN.multipliedBy(1L << doublings), SELDOM));
  }

  /// How long after an answer the replica is asked again that has not said what it is to.
  Duration patience(Instant now) {
    Duration share = Duration.between(since, now).dividedBy(SHARE);
    return shorter(share.compareTo(SOON) < 0 ? SOON : share, LATE);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
