package com.kameleoon.destination.operator.replica;

import com.kameleoon.destination.operator.resource.Marks;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// One destination whose replicas are asked: what they said, and when to ask again.
final class Watched {
  private static final Duration SOON = Duration.ofMillis(500);
  private static final Duration SELDOM = Duration.ofSeconds(5);
  private static final Duration LATER = Duration.ofMinutes(2);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(4);
  private static final int LOOKS = 2;

  private final Map<String, Said> said = new ConcurrentHashMap<>();
  private volatile Following following;
  private final DeliveryWatch delivery = new DeliveryWatch();
  private volatile Instant next = Instant.EPOCH;

  Watched(Following following) {
    this.following = following;
  }

  /// What one pod said, and how often its kubelet was made to look for these contents.
  private record Said(
      Answer answer, Instant askedAt, String contents, int looks, Instant lookedAt) {}

  void follow(Following now) {
    following = now;
    next = Instant.EPOCH;
  }

  boolean isDue(Instant now) {
    return !next.isAfter(now);
  }

  Following following() {
    return following;
  }

  Map<String, Answer> answers() {
    Map<String, Answer> answers = new HashMap<>();
    said.forEach((pod, state) -> answers.put(pod, state.answer()));
    return answers;
  }

  Optional<Delivery> delivery() {
    return delivery.last();
  }

  /// Asks whoever is due; true when something new was said.
  boolean tick(List<Pod> pods, Visit visit) throws InterruptedException {
    next = visit.now().plus(SELDOM);
    boolean news = said.keySet().retainAll(pods.stream().map(Watched::uid).toList());
    for (Pod pod : pods) {
      news |= ask(pod, visit);
      next = isSettled(pod) ? next : Instant.EPOCH;
    }
    return delivery.tick(ingest(pods), following.consoleToken(), visit) || news;
  }

  private boolean isSettled(Pod pod) {
    Said last = said.get(uid(pod));
    return last != null
        && last.contents().equals(following.contents())
        && last.looks() >= LOOKS
        && following.isConfirmedBy(last.answer());
  }

  /// The means of one round.
  record Visit(Replicas client, Pods pods, Instant now) {}

  private static String uid(Pod pod) {
    return pod.getMetadata().getUid();
  }

  private boolean ask(Pod pod, Visit visit) throws InterruptedException {
    Optional<String> address = PodFacts.address(pod);
    Said before = said.get(uid(pod));
    if (address.isEmpty() || !isDue(before, visit.now())) {
      return false;
    }
    Answer answer = visit.client().configuration(address.get());
    Said now = look(pod, before, answer, visit);
    said.put(uid(pod), now);
    return before == null || !before.answer().equals(answer);
  }

  private boolean isDue(@Nullable Said before, Instant now) {
    if (before == null || !before.contents().equals(following.contents())) {
      return true;
    }
    boolean settled = following.isConfirmedBy(before.answer()) && before.looks() >= LOOKS;
    return before.askedAt().plus(settled ? LATER : SOON).isBefore(now);
  }

  /// The kubelet may look before its own cache knows the new contents, so it is made to look twice,
  /// and as long as the replica does not run them.
  private Said look(Pod pod, @Nullable Said before, Answer answer, Visit visit) {
    int looks = looksOf(pod);
    Instant lookedAt = Instant.EPOCH;
    if (before != null && before.contents().equals(following.contents())) {
      looks = before.looks();
      lookedAt = before.lookedAt();
    }
    boolean wanted = looks < LOOKS || !following.isConfirmedBy(answer);
    if (wanted && lookedAt.plus(LOOK_AGAIN).isBefore(visit.now())) {
      visit.pods().look(pod, following.contents() + "-" + (looks + 1));
      return new Said(answer, visit.now(), following.contents(), looks + 1, visit.now());
    }
    return new Said(answer, visit.now(), following.contents(), looks, lookedAt);
  }

  /// How often an operator before this one made it look.
  private int looksOf(Pod pod) {
    String mark =
        pod.getMetadata().getAnnotations() == null
            ? ""
            : pod.getMetadata().getAnnotations().getOrDefault(Marks.LOOK, "");
    return mark.startsWith(following.contents() + "-") ? LOOKS : 0;
  }

  /// Who runs the newest configuration knows the newest alerts.
  private List<Pod> ingest(List<Pod> pods) {
    return pods.stream()
        .filter(pod -> PodFacts.component(pod).equals("ingest"))
        .sorted(Comparator.comparing(pod -> !isConfirmed(pod)))
        .toList();
  }

  private boolean isConfirmed(Pod pod) {
    Said last = said.get(uid(pod));
    return last != null && following.isConfirmedBy(last.answer());
  }
}
