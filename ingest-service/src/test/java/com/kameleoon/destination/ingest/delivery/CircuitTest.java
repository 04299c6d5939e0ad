package com.kameleoon.destination.ingest.delivery;

import static com.kameleoon.destination.ingest.delivery.Circuit.Permit.EVERYTHING;
import static com.kameleoon.destination.ingest.delivery.Circuit.Permit.NOTHING;
import static com.kameleoon.destination.ingest.delivery.Circuit.Permit.PROBE;
import static org.assertj.core.api.Assertions.assertThat;

import com.kameleoon.destination.ingest.log.MutableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CircuitTest {
  private final MutableClock clock = MutableClock.at("2026-03-04T10:00:00Z");
  private final Circuit circuit =
      new Circuit(
          new WorkerSettings(
              2, Duration.ofSeconds(30), Duration.ofMillis(250), 3, Duration.ofSeconds(5)),
          clock);

  @Test
  void opensAfterFailuresInARowOnly() {
    circuit.failed(Duration.ZERO);
    circuit.failed(Duration.ZERO);
    circuit.succeeded();
    circuit.failed(Duration.ZERO);
    circuit.failed(Duration.ZERO);
    assertThat(circuit.permit()).isEqualTo(EVERYTHING);

    assertThat(circuit.failed(Duration.ZERO)).isTrue();

    assertThat(circuit.permit()).isEqualTo(NOTHING);
    assertThat(circuit.isOpen()).isTrue();
  }

  @Test
  void letsOneProbeThroughPerInterval() {
    open(Duration.ZERO);
    clock.advance(Duration.ofSeconds(5));

    assertThat(circuit.permit()).isEqualTo(PROBE);
    assertThat(circuit.permit()).isEqualTo(NOTHING);
    assertThat(circuit.failed(Duration.ZERO)).isFalse();
    assertThat(circuit.permit()).isEqualTo(NOTHING);
    clock.advance(Duration.ofSeconds(5));
    assertThat(circuit.permit()).isEqualTo(PROBE);
  }

  @Test
  void closesWhenAProbeSucceeds() {
    open(Duration.ZERO);
    clock.advance(Duration.ofSeconds(5));
    circuit.permit();

    assertThat(circuit.succeeded()).isTrue();

    assertThat(circuit.permit()).isEqualTo(EVERYTHING);
  }

  @Test
  void waitsAsLongAsTheTargetAsks() {
    open(Duration.ofSeconds(60));
    clock.advance(Duration.ofSeconds(59));
    assertThat(circuit.permit()).isEqualTo(NOTHING);

    clock.advance(Duration.ofSeconds(1));
    assertThat(circuit.permit()).isEqualTo(PROBE);
  }

  @Test
  void aProbeWithoutWorkMayBeTriedAgain() {
    open(Duration.ZERO);
    clock.advance(Duration.ofSeconds(5));
    circuit.permit();

    circuit.unused();

    assertThat(circuit.permit()).isEqualTo(PROBE);
  }

  private void open(Duration wish) {
    for (int i = 0; i < 3; i++) {
      circuit.failed(wish);
    }
  }
}
