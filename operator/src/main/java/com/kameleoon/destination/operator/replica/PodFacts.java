package com.kameleoon.destination.operator.replica;

import com.kameleoon.destination.operator.resource.Marks;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What matters about a pod.
public final class PodFacts {
  private static final List<String> USUAL = List.of("ContainerCreating", "PodInitializing");

  private static final List<String> SERVICES = List.of("ingest", "goal", "remotedata");
  private static final List<String> OVER = List.of("Failed", "Succeeded");

  private PodFacts() {}

  /// Label of the service that it is a replica of.
  public static String component(Pod pod) {
    return pod.getMetadata().getLabels().getOrDefault(Marks.COMPONENT, "");
  }

  /// Whether it is, or will be, a replica of one of the three services.
  static boolean isReplica(Pod pod) {
    boolean over = pod.getStatus() != null && OVER.contains(pod.getStatus().getPhase());
    return SERVICES.contains(component(pod)) && !isGoing(pod) && !over;
  }

  /// Where it can be asked; empty before it runs and once it is to end.
  static Optional<String> address(Pod pod) {
    return isGoing(pod) || pod.getStatus() == null || !"Running".equals(pod.getStatus().getPhase())
        ? Optional.empty()
        : Optional.ofNullable(pod.getStatus().getPodIP());
  }

  public static boolean isGoing(Pod pod) {
    return pod.getMetadata().getDeletionTimestamp() != null;
  }

  /// How often its containers were started again; what they said before is past then.
  static int restarts(Pod pod) {
    return statuses(pod)
        .mapToInt(status -> status.getRestartCount() == null ? 0 : status.getRestartCount())
        .sum();
  }

  /// What keeps it from starting, without anything that changes by the second.
  public static Optional<String> problem(Pod pod) {
    return Stream.concat(waiting(pod), unscheduled(pod)).findFirst();
  }

  private static Stream<String> waiting(Pod pod) {
    return statuses(pod)
        .filter(status -> status.getState() != null && status.getState().getWaiting() != null)
        .filter(status -> !USUAL.contains(status.getState().getWaiting().getReason()))
        .map(status -> sentence(status, status.getState().getWaiting()));
  }

  private static String sentence(ContainerStatus status, ContainerStateWaiting waiting) {
    boolean image = String.valueOf(waiting.getReason()).contains("Image");
    return image
        ? "%s: image %s".formatted(waiting.getReason(), status.getImage())
        : "%s: container %s".formatted(waiting.getReason(), status.getName());
  }

  private static Stream<String> unscheduled(Pod pod) {
    return pod.getStatus() == null
        ? Stream.of()
        : pod.getStatus().getConditions().stream()
            .filter(condition -> "Unschedulable".equals(condition.getReason()))
            .map(condition -> "Unschedulable: " + condition.getMessage());
  }

  private static Stream<ContainerStatus> statuses(Pod pod) {
    return pod.getStatus() == null ? Stream.of() : pod.getStatus().getContainerStatuses().stream();
  }
}
