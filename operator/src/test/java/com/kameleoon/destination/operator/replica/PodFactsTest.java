package com.kameleoon.destination.operator.replica;

import static org.assertj.core.api.Assertions.assertThat;

import com.kameleoon.destination.operator.resource.Marks;
import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PodFactsTest {
  @Test
  void asksTheServicesOnly() {
    assertThat(PodFacts.isReplica(pod("ingest", "Running", "Running"))).isTrue();
    assertThat(PodFacts.isReplica(pod("postgresql", "Running", "Running"))).isFalse();
    assertThat(PodFacts.isReplica(pod("ingest", "Failed", "Evicted"))).isFalse();
  }

  @Test
  void saysWhatKeepsAPodFromStarting() {
    assertThat(PodFacts.problem(pod("ingest", "Pending", "ImagePullBackOff")))
        .contains("ImagePullBackOff: image x:1");
    assertThat(PodFacts.problem(pod("ingest", "Running", "CrashLoopBackOff")))
        .contains("CrashLoopBackOff: container main");
    assertThat(PodFacts.problem(pod("ingest", "Pending", "ContainerCreating"))).isEmpty();
  }

  private static Pod pod(String component, String phase, String waiting) {
    return new PodBuilder()
        .withNewMetadata()
        .withName("a")
        .withLabels(Map.of(Marks.COMPONENT, component))
        .endMetadata()
        .withNewStatus()
        .withPhase(phase)
        .withContainerStatuses(
            new ContainerStatusBuilder()
                .withName("main")
                .withImage("x:1")
                .withNewState()
                .withNewWaiting()
                .withReason(waiting)
                .endWaiting()
                .endState()
                .build())
        .endStatus()
        .build();
  }
}
