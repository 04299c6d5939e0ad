package com.kameleoon.destination.goal.forward;

import com.kameleoon.destination.account.call.Answer;
import com.kameleoon.destination.account.data.DataApi;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One attempt to send a batch, in as few requests as its size and the account's answers allow.
final class Sending {
  /// How often a conversion is sent that is answered with 403, before it is put aside.
  private static final int MOST_FORBIDDEN = 5;

  /// No further request is begun after this long: the rows' transaction must end before the
  /// database loses patience with it, or nothing of the attempt would be kept.
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final DataApi api;
  private final Clock clock;
  private final ForwardMetrics metrics;
  private final Instant now;
  private final Sent sent = Sent.nothing();
  private Optional<Answer> failure = Optional.empty();

  Sending(DataApi api, Clock clock, ForwardMetrics metrics) {
    this.api = api;
    this.clock = clock;
    this.metrics = metrics;
    this.now = clock.instant();
  }

  Sent send(List<Outgoing> due) {
    List<Outgoing> batch = new ArrayList<>();
    int bytes = 0;
    for (Outgoing next : due) {
      int size = next.line().text().getBytes(StandardCharsets.UTF_8).length + 1;
      if (bytes + size > DataApi.MOST_BYTES && !batch.isEmpty()) {
        post(List.copyOf(batch));
        batch.clear();
        bytes = 0;
      }
      batch.add(next);
      bytes += size;
    }
    if (!batch.isEmpty()) {
      post(batch);
    }
    return sent;
  }

  /// Why nothing more should be sent for a while; empty where all is well.
  Optional<Answer> failure() {
    return failure;
  }

  private void post(List<Outgoing> batch) {
    if (failure.isPresent() || clock.instant().isAfter(now.plus(LONGEST))) {
      return;
    }
    Answer answer = api.postEvents(batch.stream().map(out -> out.line().text()).toList());
    metrics.request();
    switch (answer) {
      case Answer.Done _ -> taken(batch);
      case Answer.Refused(int status, String _) when status == 403 -> forbidden(batch, answer);
      case Answer.Refused _ -> refused(batch, answer);
      case Answer.Unauthorized _, Answer.Locked _, Answer.Limited _, Answer.Unclear _ ->
          failure = Optional.of(answer);
    }
  }

  private void taken(List<Outgoing> batch) {
    batch.forEach(out -> {
      sent.taken().add(out.id());
      metrics.delay(Duration.between(out.receivedAt(), now));
    });
    metrics.taken(batch.size());
  }

  /// Something in it is wrong: halves are tried until the line is found that is.
  private void refused(List<Outgoing> batch, Answer answer) {
    if (batch.size() == 1) {
      sent.refused().add(new Sent.Refused(batch.getFirst().id(), answer.sentence()));
      metrics.refused(1);
      return;
    }
    post(batch.subList(0, batch.size() / 2));
    post(batch.subList(batch.size() / 2, batch.size()));
  }

  /// It is the caller that is refused, not what is in the batch: tried some times, then put aside.
  private void forbidden(List<Outgoing> batch, Answer answer) {
    failure = Optional.of(answer);
    for (Outgoing out : batch) {
      if (out.attempts() + 1 >= MOST_FORBIDDEN) {
        sent.refused().add(new Sent.Refused(out.id(), answer.sentence()));
        metrics.refused(1);
      } else {
        Instant again = now.plus(Duration.ofSeconds(5L << (2 * out.attempts())));
        sent.again().add(new Sent.Again(out.id(), again, answer.sentence()));
      }
    }
  }
}
