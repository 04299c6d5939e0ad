package com.kameleoon.destination.goal.catalog;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// The time that the windows slide in: the wall clock less the jumps that any replica saw.
///
/// A replica that saw the time before knows from its steady clock how much has passed since; where
/// the wall clock says otherwise, it was set, and `behind` takes the difference. Not thread-safe:
/// used under the lock of `creation_clock`.
final class QuotaTime {
  /// What two honest clocks may differ by at once; covered by the margin of [CreationWindow].
  static final Duration TOLERANCE = Duration.ofMillis(150);

  /// And by how much more per elapsed time: one in a thousand.
  private static final long DRIFT = 1000;

  private Optional<Sight> last = Optional.empty();

  private record Sight(Instant time, long steadyNanos) {}

  /// The time now, and how far it is behind the wall clock, in microseconds.
  record Now(Instant time, long behindMicros) {}

  Now see(Instant wall, long behindMicros, long steadyNanos) {
    Instant shown = wall.minus(behindMicros, ChronoUnit.MICROS);
    Instant time = last.map(sight -> corrected(sight, shown, steadyNanos)).orElse(shown);
    last = Optional.of(new Sight(time, steadyNanos));
    return new Now(time, behindMicros + ChronoUnit.MICROS.between(time, shown));
  }

  private static Instant corrected(Sight sight, Instant shown, long steadyNanos) {
    Duration elapsed = Duration.ofNanos(steadyNanos - sight.steadyNanos);
    Instant expected = sight.time.plus(elapsed);
    Duration allowed = TOLERANCE.plus(elapsed.dividedBy(DRIFT));
    boolean jumped = Duration.between(expected, shown).abs().compareTo(allowed) > 0;
    return jumped ? expected.truncatedTo(ChronoUnit.MICROS) : shown;
  }
}
