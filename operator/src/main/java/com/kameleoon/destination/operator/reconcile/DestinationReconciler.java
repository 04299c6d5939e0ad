package com.kameleoon.destination.operator.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.kameleoon.destination.model.status.DestinationStatus;
import com.kameleoon.destination.operator.cluster.Applier;
import com.kameleoon.destination.operator.cluster.Change;
import com.kameleoon.destination.operator.cluster.EventSink;
import com.kameleoon.destination.operator.cluster.ServedApis;
import com.kameleoon.destination.operator.objects.Images;
import com.kameleoon.destination.operator.objects.ServedKinds;
import com.kameleoon.destination.operator.objects.Unserved;
import com.kameleoon.destination.operator.plan.Plan;
import com.kameleoon.destination.operator.plan.Planner;
import com.kameleoon.destination.operator.plan.Rollout;
import com.kameleoon.destination.operator.replica.ReplicaWatch;
import com.kameleoon.destination.operator.replica.Replicas;
import com.kameleoon.destination.operator.report.Observation;
import com.kameleoon.destination.operator.report.StatusComposer;
import com.kameleoon.destination.operator.resource.KameleoonDestination;
import com.kameleoon.destination.operator.resource.Marks;
import com.kameleoon.destination.operator.resource.Owner;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// From what is written to what runs, and to the status that says how it is.
@ControllerConfiguration(name = "kameleoon-destination", fieldManager = Marks.OPERATOR)
public final class DestinationReconciler implements Reconciler<KameleoonDestination> {
  private static final Duration CONFLICT = Duration.ofSeconds(15);

  private final Settings settings;
  private final Replicas replicas;
  private final EventSink events;
  private final InstantSource clock;
  private Optional<Running> running = Optional.empty();

  public DestinationReconciler(
      Settings settings, Replicas replicas, EventSink events, InstantSource clock) {
    this.settings = settings;
    this.replicas = replicas;
    this.events = events;
    this.clock = clock;
  }

  /// What is the same for every resource.
  ///
  /// @param version of the operator
  public record Settings(Images images, ServedKinds served, String version) {}

  /// What exists once the event sources do.
  private record Running(
      Informers cluster, Rollouts rollouts, Observer observer, ReplicaWatch watch) {}

  @Override
  public List<EventSource<?, KameleoonDestination>> prepareEventSources(
      EventSourceContext<KameleoonDestination> context) {
    Informers cluster = new Informers(ServedApis.kinds(settings.served()), context);
    SimpleInboundEventSource<KameleoonDestination> answers =
        new SimpleInboundEventSource<>("replica-answers");
    ReplicaWatch watch = new ReplicaWatch(replicas, cluster, clock);
    Applier applier = new Applier(cluster, clock);
    Rollouts rollouts = new Rollouts(settings, cluster, applier, watch);
    running = Optional.of(new Running(cluster, rollouts, new Observer(cluster), watch));
    watch.start(new Answers(cluster, applier, answers));
    List<EventSource<?, KameleoonDestination>> sources = new ArrayList<>(cluster.all());
    sources.add(answers);
    return sources;
  }

  @Override
  public UpdateControl<KameleoonDestination> reconcile(
      KameleoonDestination resource, Context<KameleoonDestination> context) {
    Running world = running.orElseThrow();
    Owner owner = Owner.of(resource);
    Optional<Plan> conflict = Conflicts.of(resource, world.cluster().destinations().toList());
    Plan plan = conflict.orElseGet(() -> plan(resource, owner, world));
    Narrator narrator = new Narrator(events);
    narrator.tell(resource, plan);
    boolean suspended = spec(resource).path("suspend").asBoolean();
    if (resource.getStatus() == null && plan instanceof Plan.Accepted) {
      // Without a status it would pass for ready while the objects are being made.
      context
          .resourceOperations()
          .serverSideApplyPrimaryStatus(
              fresh(resource, status(resource, plan, Rollouts.Result.NOTHING, suspended)));
    }
    Rollouts.Result result = world.rollouts().roll(owner, plan, rotation(resource), suspended);
    result.changes().forEach(change -> narrator.tell(resource, change));
    result.begun().ifPresent(revision -> narrator.accepted(resource, revision));
    world.watch().delivery(owner).ifPresent(delivery -> narrator.tell(resource, delivery));
    DestinationStatus status = status(resource, plan, result, suspended);
    UpdateControl<KameleoonDestination> update = update(resource, status);
    return conflict.isPresent() ? update.rescheduleAfter(CONFLICT) : update;
  }

  private static JsonNode spec(KameleoonDestination resource) {
    JsonNode spec = resource.getSpec();
    return spec == null ? JsonNodeFactory.instance.objectNode() : spec;
  }

  private Plan plan(KameleoonDestination resource, Owner owner, Running world) {
    Long generation = resource.getMetadata().getGeneration();
    Plan plan =
        new Planner(world.cluster().contents(owner.namespace()))
            .plan(
                Planner.tree(
                    owner.namespace(),
                    owner.name(),
                    generation == null ? 0 : generation,
                    spec(resource)));
    return plan instanceof Plan.Accepted accepted
        ? accepted.with(Unserved.of(accepted.rollout().spec(), settings.served()))
        : plan;
  }

  private static String rotation(KameleoonDestination resource) {
    Map<String, String> annotations = resource.getMetadata().getAnnotations();
    return annotations == null ? "" : annotations.getOrDefault(Marks.ROTATE, "");
  }

  private DestinationStatus status(
      KameleoonDestination resource, Plan plan, Rollouts.Result result, boolean suspended) {
    Running world = running.orElseThrow();
    Owner owner = Owner.of(resource);
    Long generation = resource.getMetadata().getGeneration();
    Optional<String> before =
        Optional.ofNullable(resource.getStatus()).map(DestinationStatus::revision);
    Set<String> names =
        result.rollout().map(Rollout::names).or(() -> before.map(Set::of)).orElse(Set.of());
    var components = world.observer().components(owner, names, world.watch().answers(owner));
    Observation observation =
        new Observation(
            generation == null ? 0 : generation,
            plan,
            suspended,
            result.rollout().map(Rollout::revision).or(() -> before),
            world.observer().database(owner, result.rollout(), components),
            components,
            failures(result.changes()),
            world.watch().delivery(owner),
            Observer.endpoints(owner, result.rollout()));
    return StatusComposer.compose(
        observation, resource.getStatus(), clock.instant(), settings.version());
  }

  private static List<String> failures(List<Change> changes) {
    return changes.stream()
        .flatMap(change ->
            change instanceof Change.Failed(String object, String sentence)
                ? Stream.of(object + ": " + sentence)
                : Stream.of())
        .toList();
  }

  /// Written only when something changed.
  private static UpdateControl<KameleoonDestination> update(
      KameleoonDestination resource, DestinationStatus status) {
    if (status.equals(resource.getStatus())) {
      return UpdateControl.noUpdate();
    }
    return UpdateControl.patchStatus(fresh(resource, status));
  }

  private static KameleoonDestination fresh(
      KameleoonDestination resource, DestinationStatus status) {
    KameleoonDestination fresh = new KameleoonDestination();
    fresh.setMetadata(
        new ObjectMetaBuilder()
            .withName(resource.getMetadata().getName())
            .withNamespace(resource.getMetadata().getNamespace())
            .build());
    fresh.setStatus(status);
    return fresh;
  }
}
