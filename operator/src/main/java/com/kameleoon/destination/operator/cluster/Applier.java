package com.kameleoon.destination.operator.cluster;

import com.kameleoon.destination.operator.plan.Digests;
import com.kameleoon.destination.operator.resource.Marks;
import com.kameleoon.destination.operator.resource.Owner;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// Makes the cluster as a destination wants it, with as few writes as possible, and says what it
/// had to do.
public final class Applier {
  /// Longer than any cache is behind.
  private static final Duration SETTLED = Duration.ofSeconds(10);

  private final Store store;
  private final InstantSource clock;
  private final Map<ObjectKey, Applied> applied = new ConcurrentHashMap<>();

  public Applier(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /// What was applied last: for which destination, when, and in which fields the server's own form
  /// differs.
  private record Applied(String destination, Instant at, Set<String> ownForm) {}

  /// In this order; one that fails does not keep the others.
  public List<Change> apply(Owner owner, List<Map<String, Object>> desired) {
    List<Change> changes = new ArrayList<>();
    for (Map<String, Object> object : desired) {
      try {
        apply(owner, object).ifPresent(changes::add);
      } catch (KubernetesClientException refused) {
        changes.add(new Change.Failed(ObjectKey.of(object).toString(), sentence(refused)));
      }
    }
    return changes;
  }

  private static String sentence(KubernetesClientException refused) {
    String status = refused.getStatus() == null ? null : refused.getStatus().getMessage();
    return status == null ? String.valueOf(refused.getMessage()) : status;
  }

  private Optional<Change> apply(Owner owner, Map<String, Object> object) {
    ObjectKey key = ObjectKey.of(object);
    String digest = Digests.of(Serialization.asJson(object));
    Optional<GenericKubernetesResource> actual = store.cached(object);
    if (actual.isEmpty()) {
      return Optional.of(create(owner, object, digest));
    }
    if (!digest.equals(annotation(actual.get()))) {
      write(owner, object, digest);
      return Optional.of(new Change.Updated(key.toString()));
    }
    return drift(key, object, actual.get()).isEmpty()
        ? Optional.empty()
        : correct(owner, object, digest, actual.get());
  }

  /// What the server makes of the object again was no drift; a process that has just started does
  /// not know that yet.
  private Optional<Change> correct(
      Owner owner, Map<String, Object> object, String digest, GenericKubernetesResource actual) {
    ObjectKey key = ObjectKey.of(object);
    List<String> before = drift(key, object, actual);
    Set<String> ownForm = write(owner, object, digest).ownForm();
    List<String> corrected = before.stream().filter(path -> !ownForm.contains(path)).toList();
    return corrected.isEmpty()
        ? Optional.empty()
        : Optional.of(new Change.Corrected(key.toString(), corrected));
  }

  private Change create(Owner owner, Map<String, Object> object, String digest) {
    ObjectKey key = ObjectKey.of(object);
    Optional<GenericKubernetesResource> live = store.live(object);
    if (live.isPresent() && !isOurs(owner, live.get())) {
      return new Change.Failed(
          key.toString(),
          "%s exists and belongs to something else; rename the resource, or remove it."
              .formatted(key));
    }
    Applied before = applied.get(key);
    write(owner, object, digest);
    boolean deleted =
        live.isEmpty() && before != null && before.at().plus(SETTLED).isBefore(clock.instant());
    return deleted ? new Change.Restored(key.toString()) : new Change.Created(key.toString());
  }

  private static boolean isOurs(Owner owner, GenericKubernetesResource object) {
    Map<String, String> labels = object.getMetadata().getLabels();
    return labels != null
        && Marks.OPERATOR.equals(labels.get(Marks.MANAGED_BY))
        && owner.name().equals(labels.get(Marks.DESTINATION));
  }

  private static String annotation(GenericKubernetesResource object) {
    Map<String, String> annotations = object.getMetadata().getAnnotations();
    return annotations == null ? "" : annotations.getOrDefault(Marks.APPLIED, "");
  }

  /// What the API server writes in a form of its own is no drift, however often it is read.
  private List<String> drift(
      ObjectKey key, Map<String, Object> object, GenericKubernetesResource actual) {
    Applied last = applied.get(key);
    Set<String> ownForm = last == null ? Set.of() : last.ownForm();
    return Drift.between(object, tree(actual)).stream()
        .filter(path -> !ownForm.contains(path))
        .toList();
  }

  private Applied write(Owner owner, Map<String, Object> object, String digest) {
    GenericKubernetesResource answer = store.apply(withAnnotation(object, digest));
    Set<String> ownForm =
        Drift.between(object, tree(answer)).stream().collect(Collectors.toUnmodifiableSet());
    Applied now = new Applied(owner.name(), clock.instant(), ownForm);
    applied.put(ObjectKey.of(object), now);
    return now;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> withAnnotation(Map<String, Object> object, String digest) {
    Map<String, Object> copy = new LinkedHashMap<>(object);
    Map<String, Object> metadata =
        new LinkedHashMap<>((Map<String, Object>) object.getOrDefault("metadata", Map.of()));
    Map<String, Object> annotations =
        new LinkedHashMap<>((Map<String, Object>) metadata.getOrDefault("annotations", Map.of()));
    annotations.put(Marks.APPLIED, digest);
    metadata.put("annotations", annotations);
    copy.put("metadata", metadata);
    return copy;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> tree(GenericKubernetesResource object) {
    return Serialization.jsonMapper().convertValue(object, Map.class);
  }

  /// Deletes what the destination has but does not want; what has no owner is to survive.
  public List<Change> prune(Owner owner, List<Map<String, Object>> desired) {
    Set<ObjectKey> wanted = desired.stream().map(ObjectKey::of).collect(Collectors.toSet());
    return store
        .cachedOf(owner.namespace(), owner.name())
        .filter(object -> !wanted.contains(ObjectKey.of(object)))
        .filter(object -> isOwned(owner, object))
        .map(this::delete)
        .toList();
  }

  private static boolean isOwned(Owner owner, GenericKubernetesResource object) {
    return object.getMetadata().getOwnerReferences().stream()
        .anyMatch(reference -> reference.getUid().equals(owner.uid()));
  }

  private Change delete(GenericKubernetesResource object) {
    store.delete(object);
    applied.remove(ObjectKey.of(object));
    return new Change.Deleted(ObjectKey.of(object).toString());
  }

  /// Forgets a destination that is gone.
  public void forget(String namespace, String destination) {
    applied
        .entrySet()
        .removeIf(entry ->
            entry.getKey().namespace().equals(namespace)
                && entry.getValue().destination().equals(destination));
  }
}
