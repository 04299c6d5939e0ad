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
  /// A new pod comes with news of its Deployment, which make it due at once.
  private static final Duration SELDOM = Duration.ofSeconds(15);

  private static final Duration LATER = Duration.ofMinutes(10);

  /// Replicas take a change one after the other; each answer by itself would be a reconciliation.
  private static final Duration GATHERING = Duration.ofSeconds(2);

  private final Map<String, Said> said = new ConcurrentHashMap<>();
  private volatile Following following;
  private final DeliveryWatch delivery = new DeliveryWatch();
  private volatile Instant next = Instant.EPOCH;
  private Optional<Instant> newsSince = Optional.empty();

  Watched(Following following) {
    this.following = following;
  }

  /// What one pod said, and how often its kubelet was made to look for these contents.
  ///
  /// @param restarts how often its containers had been restarted
  private record Said(Answer answer, Instant askedAt, String contents, int restarts, Looks looks) {}

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

  /// Asks whoever is due; true when something new was said, and all have said what they are to, or
  /// have been waited for.
  boolean tick(List<Pod> pods, Visit visit) throws InterruptedException {
    next = visit.now().plus(SELDOM);
    boolean news = said.keySet().retainAll(pods.stream().map(Watched::uid).toList());
    for (Pod pod : pods) {
      news |= ask(pod, visit);
      next = isSettled(pod) ? next : Instant.EPOCH;
    }
    news |= delivery.tick(ingest(pods), following.consoleToken(), visit);
    return isTold(news, pods.stream().allMatch(this::isConfirmed), visit.now());
  }

  private boolean isTold(boolean news, boolean complete, Instant now) {
    if (news && newsSince.isEmpty()) {
      newsSince = Optional.of(now);
    }
    boolean told =
        newsSince.isPresent() && (complete || !newsSince.get().plus(GATHERING).isAfter(now));
    newsSince = told ? Optional.empty() : newsSince;
    return told;
  }

  private boolean isSettled(Pod pod) {
    Said last = said.get(uid(pod));
    return last != null
        && last.contents().equals(following.contents())
        && last.looks().areEnough()
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
    if (address.isEmpty() || !isDue(pod, before, visit.now())) {
      return false;
    }
    Answer answer = visit.client().configuration(address.get());
    Said now = look(pod, before, answer, visit);
    said.put(uid(pod), now);
    return before == null || !before.answer().equals(answer);
  }

  private boolean isDue(Pod pod, @Nullable Said before, Instant now) {
    if (before == null
        || !before.contents().equals(following.contents())
        || before.restarts() != PodFacts.restarts(pod)) {
      return true;
    }
    boolean settled = following.isConfirmedBy(before.answer()) && before.looks().areEnough();
    return before.askedAt().plus(settled ? LATER : before.looks().patience(now)).isBefore(now);
  }

  /// Its kubelet is made to look as long as the replica does not run the new contents.
  private Said look(Pod pod, @Nullable Said before, Answer answer, Visit visit) {
    Looks looks =
        before != null && before.contents().equals(following.contents())
            ? before.looks()
            : Looks.none(isLooked(pod), visit.now());
    boolean wanted = !looks.areEnough() || !following.isConfirmedBy(answer);
    if (wanted && looks.next().isBefore(visit.now())) {
      looks = looks.another(visit.now());
      visit.pods().look(pod, following.contents() + "-" + looks.times());
    }
    return new Said(answer, visit.now(), following.contents(), PodFacts.restarts(pod), looks);
  }

  /// Whether an operator before this one made its kubelet look.
  private boolean isLooked(Pod pod) {
    String mark =
        pod.getMetadata().getAnnotations() == null
            ? ""
            : pod.getMetadata().getAnnotations().getOrDefault(Marks.LOOK, "");
    return mark.startsWith(following.contents() + "-");
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
