package com.kameleoon.destination.operator.replica;

import static org.assertj.core.api.Assertions.assertThat;

import com.kameleoon.destination.operator.resource.Marks;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WatchedTest implements Replicas, Pods {
  private static final Duration OVER_TWO_MINUTES = Duration.ofSeconds(121);
  private static final Delivery DELIVERY = new Delivery(new Figures(1, 1, 0, 0, 0, 0), List.of());

  private final List<String> marks = new ArrayList<>();
  private final List<String> delivering = new ArrayList<>();
  private final Map<String, Answer> answers = new HashMap<>();
  private Answer answer = new Answer.Runs("old", List.of());
  private Optional<Delivery> delivery = Optional.of(DELIVERY);
  private int asked;
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final Watched watched = new Watched(following("new", "c1"));

  private static Following following(String revision, String contents) {
    return new Following("shop", "lamps", Set.of(revision), contents, "token");
  }

  @Test
  void makesTheKubeletLookUntilTheReplicaRunsTheRevision() throws InterruptedException {
    // When
    tick();
    assertThat(pass(Duration.ofSeconds(5))).as("what it runs instead").isTrue();
    pass(Duration.ofSeconds(5));

    // Then
    assertThat(marks).containsExactly("c1-1", "c1-2", "c1-3");

    // When
    answer = new Answer.Runs("new", List.of());

    // Then
    assertThat(pass(Duration.ofSeconds(2))).isTrue();
    assertThat(pass(Duration.ofMinutes(1))).isFalse();
    assertThat(marks).hasSize(3);
  }

  @Test
  void asksSeldomOnceAllIsWell() throws InterruptedException {
    // Given
    answer = new Answer.Runs("new", List.of());
    tick();
    pass(Duration.ofSeconds(5));
    int before = asked;

    // When
    pass(Duration.ofSeconds(50));
    pass(Duration.ofSeconds(50));

    // Then
    assertThat(asked).isEqualTo(before);
    assertThat(marks).containsExactly("c1-1", "c1-2");

    // But
    pass(Duration.ofMinutes(10));
    assertThat(asked).isEqualTo(before + 1);
  }

  @Test
  void asksAReplicaAgainThatWasRestarted() throws InterruptedException {
    // Given
    answer = new Answer.Runs("new", List.of());
    tick();
    pass(Duration.ofSeconds(5));
    int before = asked;

    // When
    Pod restarted = pod(Map.of());
    restarted.getStatus().setContainerStatuses(List.of(restarted(1)));
    watched.tick(List.of(restarted), visit());
    watched.tick(List.of(restarted), visit());

    // Then
    assertThat(asked).isEqualTo(before + 1);
  }

  private static ContainerStatus restarted(int times) {
    return new ContainerStatusBuilder().withName("main").withRestartCount(times).build();
  }

  @Test
  void tellsOfAllReplicasAtOnceWhereTheyFollowOneAnother() throws InterruptedException {
    // Given
    List<Pod> pods = List.of(pod("10.0.0.1", Map.of()), pod("10.0.0.2", Map.of()));
    watched.tick(pods, visit());
    now = now.plusSeconds(2);
    assertThat(watched.tick(pods, visit())).as("both run the old one").isTrue();

    // When
    answers.put("10.0.0.1", new Answer.Runs("new", List.of()));
    now = now.plusSeconds(1);
    boolean first = watched.tick(pods, visit());
    answers.put("10.0.0.2", new Answer.Runs("new", List.of()));
    now = now.plusSeconds(1);
    boolean both = watched.tick(pods, visit());
    now = now.plusSeconds(1);

    // Then
    assertThat(List.of(first, both)).containsExactly(false, true);
    assertThat(watched.tick(pods, visit())).isFalse();
  }

  @Test
  void tellsOfTheFirstReplicaWhereTheOtherTakesLong() throws InterruptedException {
    // Given
    List<Pod> pods = List.of(pod("10.0.0.1", Map.of()), pod("10.0.0.2", Map.of()));
    answers.put("10.0.0.1", new Answer.Runs("new", List.of()));

    // When
    boolean atOnce = watched.tick(pods, visit());
    now = now.plusSeconds(2);

    // Then
    assertThat(atOnce).isFalse();
    assertThat(watched.tick(pods, visit())).isTrue();
  }

  @Test
  void looksAgainWhenOnlyASecretChanged() throws InterruptedException {
    // Given
    answer = new Answer.Runs("new", List.of());
    tick();
    pass(Duration.ofSeconds(5));

    // When
    watched.follow(following("new", "c2"));
    tick();

    // Then
    assertThat(marks).endsWith("c2-1");
  }

  @Test
  void leavesAlonePodsThatAnEarlierOperatorMadeLook() throws InterruptedException {
    answer = new Answer.Runs("new", List.of());

    watched.tick(List.of(pod(Map.of(Marks.LOOK, "c1-2"))), visit());

    assertThat(marks).isEmpty();
  }

  @Test
  void asksHowItDelivers() throws InterruptedException {
    tick();

    assertThat(watched.delivery()).contains(DELIVERY);
  }

  @Test
  void forgetsHowItDeliversOnlyWhenNobodyTellsForAWhile() throws InterruptedException {
    // Given
    answer = new Answer.Runs("new", List.of());
    tick();
    delivery = Optional.empty();

    // When
    boolean once = pass(OVER_TWO_MINUTES);
    boolean twice = pass(OVER_TWO_MINUTES);

    // Then
    assertThat(List.of(once, twice)).containsOnly(false);
    assertThat(watched.delivery()).contains(DELIVERY);
    assertThat(pass(OVER_TWO_MINUTES)).isTrue();
    assertThat(watched.delivery()).isEmpty();
  }

  @Test
  void asksHowItDeliversSoonerWhereNobodyHasToldYet() throws InterruptedException {
    // Given
    delivery = Optional.empty();
    tick();

    // When
    delivery = Optional.of(DELIVERY);
    pass(Duration.ofSeconds(21));

    // Then
    assertThat(watched.delivery()).contains(DELIVERY);
    pass(Duration.ofSeconds(21));
    assertThat(delivering).as("and no more often then").hasSize(2);
  }

  @Test
  void asksTheIngestReplicaThatRunsTheNewestConfigurationFirst() throws InterruptedException {
    // Given
    answers.put("10.0.0.2", new Answer.Runs("new", List.of()));

    // When
    watched.tick(List.of(pod("10.0.0.1", Map.of()), pod("10.0.0.2", Map.of())), visit());

    // Then
    assertThat(delivering).containsExactly("10.0.0.2");
  }

  private boolean pass(Duration time) throws InterruptedException {
    now = now.plus(time);
    return tick();
  }

  private boolean tick() throws InterruptedException {
    return watched.tick(List.of(pod(Map.of())), visit());
  }

  private Watched.Visit visit() {
    return new Watched.Visit(this, this, now);
  }

  private static Pod pod(Map<String, String> annotations) {
    return pod("10.0.0.1", annotations);
  }

  private static Pod pod(String address, Map<String, String> annotations) {
    return new PodBuilder()
        .withNewMetadata()
        .withName("lamps-ingest-1")
        .withUid("uid of " + address)
        .withLabels(Map.of(Marks.COMPONENT, "ingest"))
        .withAnnotations(annotations)
        .endMetadata()
        .withNewStatus()
        .withPhase("Running")
        .withPodIP(address)
        .endStatus()
        .build();
  }

  @Override
  public Answer configuration(String address) {
    asked++;
    return answers.getOrDefault(address, answer);
  }

  @Override
  public Optional<Delivery> delivery(String address, String consoleToken) {
    delivering.add(address);
    return delivery;
  }

  @Override
  public List<Pod> of(String namespace, String destination) {
    return List.of();
  }

  @Override
  public void look(Pod pod, String mark) {
    marks.add(mark);
  }
}
