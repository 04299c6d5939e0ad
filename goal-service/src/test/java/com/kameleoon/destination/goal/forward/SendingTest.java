package com.kameleoon.destination.goal.forward;

import static org.assertj.core.api.Assertions.assertThat;

import com.kameleoon.destination.account.call.Wire;
import com.kameleoon.destination.account.data.ConversionLine;
import com.kameleoon.destination.account.data.DataApi;
import com.kameleoon.destination.account.oauth.ApiKey;
import com.kameleoon.destination.account.oauth.Authorized;
import com.kameleoon.destination.account.oauth.TokenSource;
import com.kameleoon.destination.standin.Fault;
import com.kameleoon.destination.standin.StandIn;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// One attempt to send a batch, and when to stop it.
class SendingTest {
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final StandIn account = StandIn.start("abcdefghij", Clock.systemUTC());
  private final Wire wire = new Wire(Duration.ofSeconds(30), Optional.empty());
  private final DataApi api = new DataApi(authorized(), account.url(), "abcdefghij");
  private final ForwardMetrics metrics = new ForwardMetrics(new SimpleMeterRegistry());

  private Authorized authorized() {
    ApiKey key = ApiKey.parse(account.apiKey()).orElseThrow();
    return new Authorized(
        wire, new TokenSource(wire, account.url(), key, Clock.systemUTC(), () -> {}), () -> {});
  }

  @AfterEach
  void stop() {
    wire.close();
    account.close();
  }

  @Test
  void putsAsideEveryLineThatIsRefusedWhileTheAccountIsQuick() {
    // Given
    account.faults().next(100, "/visit/events", new Fault.Status(400));

    // When
    Sent sent = new Sending(api, clock(Duration.ZERO), metrics).send(lines(8));

    // Then
    assertThat(sent.refused()).hasSize(8);
  }

  @Test
  void keepsWhatIsSettledAndLeavesTheRestWhenTheAccountIsSlow() {
    // Given
    account.faults().next(100, "/visit/events", new Fault.Status(400));

    // When every request takes two seconds
    Sending sending = new Sending(api, clock(Duration.ofSeconds(2)), metrics);
    Sent sent = sending.send(lines(8));

    // Then
    assertThat(sending.failure()).isEmpty();
    assertThat(sent.refused()).isNotEmpty().hasSizeLessThan(8);
    assertThat(sent.taken()).isEmpty();
  }

  @Test
  void sendsAsManyRequestsAsTheLimitOfABodyAsksFor() {
    // Given lines that make 1.6 MB together
    List<Outgoing> due = lines(1_000, "\u00e9".repeat(250));

    // When
    Sent sent = new Sending(api, clock(Duration.ZERO), metrics).send(due);

    // Then
    assertThat(sent.taken()).hasSize(1_000);
    assertThat(account.events().requests()).isEqualTo(2);
    assertThat(account.events().largest()).isBetween(900_000, DataApi.MOST_BYTES);
    assertThat(account.events().distinct()).hasSize(1_000);
  }

  @Test
  void goesOnAtOnceWhereTheClockWasSetBackDuringAPause() {
    // Given
    Pace pace = new Pace();
    pace.failed(Instant.EPOCH.plus(Duration.ofHours(1)), Optional.empty());

    // Then
    assertThat(pace.left(Instant.EPOCH.plus(Duration.ofHours(1)))).isEqualTo(Duration.ofSeconds(1));
    assertThat(pace.left(Instant.EPOCH)).isZero();
  }

  /// Goes on by that much with each look.
  private Clock clock(Duration step) {
    InstantSource source = () -> now.getAndUpdate(time -> time.plus(step));
    return source.withZone(ZoneOffset.UTC);
  }

  private static List<Outgoing> lines(int count) {
    return lines(count, "visitor");
  }

  private static List<Outgoing> lines(int count, String visitor) {
    return IntStream.range(0, count)
        .mapToObj(i ->
            new Outgoing(
                i,
                new ConversionLine(
                    "%016X".formatted(i),
                    visitor + i,
                    7,
                    Optional.empty(),
                    false,
                    Optional.empty()),
                Instant.EPOCH,
                0))
        .toList();
  }
}
