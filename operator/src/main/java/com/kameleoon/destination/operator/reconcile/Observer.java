package com.kameleoon.destination.operator.reconcile;

import com.kameleoon.destination.model.spec.DestinationSpec;
import com.kameleoon.destination.model.spec.IngressSpec;
import com.kameleoon.destination.model.status.DestinationStatus.Endpoints;
import com.kameleoon.destination.operator.objects.Component;
import com.kameleoon.destination.operator.objects.Ports;
import com.kameleoon.destination.operator.plan.Rollout;
import com.kameleoon.destination.operator.replica.Answer;
import com.kameleoon.destination.operator.replica.PodFacts;
import com.kameleoon.destination.operator.report.ComponentState;
import com.kameleoon.destination.operator.report.DatabaseState;
import com.kameleoon.destination.operator.resource.Owner;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Looks at what runs.
final class Observer {
  private static final List<String> OVER = List.of("Failed", "Succeeded");

  private final Informers cluster;

  Observer(Informers cluster) {
    this.cluster = cluster;
  }

  boolean hasServices(Owner owner) {
    return Arrays.stream(Component.values())
        .anyMatch(component -> deployment(owner, component).isPresent());
  }

  private Optional<GenericKubernetesResource> deployment(Owner owner, Component component) {
    return cluster.cached("Deployment", owner.namespace(), component.nameIn(owner));
  }

  boolean isDatabaseUp(Owner owner, DestinationSpec spec) {
    return spec.database().secretRef() != null
        || cluster
            .cached("StatefulSet", owner.namespace(), owner.named("postgresql"))
            .map(set -> number(set, "status", "readyReplicas") > 0)
            .orElse(false);
  }

  DatabaseState database(Owner owner, Optional<Rollout> rollout, List<ComponentState> components) {
    if (rollout.isEmpty()) {
      return new DatabaseState.Waiting("Nothing has been rolled out yet.");
    }
    boolean connected = components.stream().anyMatch(state -> state.ready() > 0);
    boolean external = rollout.get().spec().database().secretRef() != null;
    if (external) {
      return external(connected, components);
    }
    return isDatabaseUp(owner, rollout.get().spec())
        ? new DatabaseState.Ready("The embedded PostgreSQL is ready.")
        : new DatabaseState.Waiting("The embedded PostgreSQL is starting." + trouble(owner));
  }

  private static DatabaseState external(boolean connected, List<ComponentState> components) {
    boolean wanted = components.stream().anyMatch(state -> state.wanted() > 0);
    if (!components.isEmpty() && !wanted) {
      return new DatabaseState.Ready("No replica needs it.");
    }
    return connected
        ? new DatabaseState.Ready("The services are connected to it.")
        : new DatabaseState.Waiting("No service has reached it yet.");
  }

  private String trouble(Owner owner) {
    return pods(owner, "postgresql").stream()
        .flatMap(pod -> PodFacts.problem(pod).stream())
        .findFirst()
        .map(problem -> " " + problem)
        .orElse("");
  }

  /// @param revisions what the newest configuration may be reported as
  List<ComponentState> components(Owner owner, Set<String> revisions, Map<String, Answer> answers) {
    List<ComponentState> states = new ArrayList<>();
    for (Component component : Component.values()) {
      Optional<GenericKubernetesResource> deployment = deployment(owner, component);
      if (deployment.isPresent()) {
        Replicas replicas = new Replicas(pods(owner, component.label()), revisions, answers);
        states.add(state(component, deployment.get(), replicas));
      }
    }
    return states;
  }

  private List<Pod> pods(Owner owner, String component) {
    return cluster.of(owner.namespace(), owner.name()).stream()
        .filter(pod -> PodFacts.component(pod).equals(component))
        .filter(pod -> !PodFacts.isGoing(pod))
        .filter(pod -> pod.getStatus() == null || !OVER.contains(pod.getStatus().getPhase()))
        .toList();
  }

  /// The pods of one service, and what they said.
  private record Replicas(List<Pod> pods, Set<String> revisions, Map<String, Answer> answers) {
    int confirmed() {
      return (int) pods.stream().filter(this::isConfirmed).count();
    }

    private boolean isConfirmed(Pod pod) {
      return switch (answer(pod)) {
        case Answer.Runs(String revision, var _) -> revisions.contains(revision);
        case Answer.Unaware _ -> true;
        case Answer.Silent _ -> false;
      };
    }

    private Answer answer(Pod pod) {
      return answers.getOrDefault(pod.getMetadata().getUid(), new Answer.Silent());
    }

    /// A refusal of an older configuration is over once the newest one runs.
    List<String> refusals() {
      return pods.stream()
          .filter(pod -> !isConfirmed(pod))
          .map(this::answer)
          .flatMap(answer ->
              answer instanceof Answer.Runs(var _, List<String> issues)
                  ? issues.stream()
                  : Stream.of())
          .distinct()
          .toList();
    }

    Optional<String> problem() {
      return pods.stream().flatMap(pod -> PodFacts.problem(pod).stream()).findFirst();
    }
  }

  private static ComponentState state(
      Component component, GenericKubernetesResource deployment, Replicas replicas) {
    int wanted = number(deployment, "spec", "replicas");
    int updated = number(deployment, "status", "updatedReplicas");
    boolean seen =
        number(deployment, "status", "observedGeneration")
            >= deployment.getMetadata().getGeneration();
    boolean current =
        seen && updated >= wanted && updated == number(deployment, "status", "replicas");
    List<Map<String, Object>> containers = deployment.get("spec", "template", "spec", "containers");
    return new ComponentState(
        component.field(),
        String.valueOf(containers.getFirst().get("image")),
        wanted,
        number(deployment, "status", "readyReplicas"),
        current,
        replicas.pods().size(),
        replicas.confirmed(),
        replicas.problem(),
        replicas.refusals());
  }

  private static int number(GenericKubernetesResource object, String section, String field) {
    Object value = object.get(section, field);
    return value instanceof Number number ? number.intValue() : 0;
  }

  static Endpoints endpoints(Owner owner, Optional<Rollout> rollout) {
    return new Endpoints(
        url(owner, Component.INGEST),
        url(owner, Component.GOAL),
        url(owner, Component.REMOTE_DATA),
        rollout.map(it -> it.spec().exposure()).flatMap(it -> external(it.ingress())).orElse(null));
  }

  private static Optional<String> external(@Nullable IngressSpec ingress) {
    return Optional.ofNullable(ingress)
        .map(it -> (it.tlsSecretName() == null ? "http://" : "https://") + it.host());
  }

  private static String url(Owner owner, Component component) {
    return "http://%s.%s.svc:%d".formatted(component.nameIn(owner), owner.namespace(), Ports.HTTP);
  }
}
