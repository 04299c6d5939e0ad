package com.kameleoon.destination.operator.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.operator.cluster.Kind;
import com.kameleoon.destination.operator.replica.PodFacts;
import com.kameleoon.destination.operator.resource.KameleoonDestination;
import com.kameleoon.destination.operator.resource.Marks;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.javaoperatorsdk.operator.api.config.informer.FieldSelectorBuilder;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What wakes the reconciler: only changes that can make a difference.
final class EventSources {
  /// Index of what belongs to a destination, by [#owned].
  static final String OWNED = "owned";

  private static final String REFERENCES = "references";
  private static final Class<KameleoonDestination> PRIMARY = KameleoonDestination.class;

  private final EventSourceContext<KameleoonDestination> context;

  EventSources(EventSourceContext<KameleoonDestination> context) {
    this.context = context;
    context.getPrimaryCache().addIndexer(REFERENCES, EventSources::references);
  }

  /// Everything that the operator made of one kind.
  InformerEventSource<GenericKubernetesResource, KameleoonDestination> made(Kind kind) {
    return source(
        InformerEventSourceConfiguration.from(kind.groupVersionKind(), PRIMARY)
            .withName(kind.plural())
            .withLabelSelector(Marks.SELECTOR)
            .withSecondaryToPrimaryMapper(EventSources::owner)
            .withOnAddFilter(_ -> false)
            .withOnUpdateFilter(EventSources::isNews),
        _ -> {});
  }

  /// One cache of our own can serve one informer only, and there is one for each namespace.
  private <R extends HasMetadata> InformerEventSource<R, KameleoonDestination> source(
      InformerEventSourceConfiguration.Builder<R> configuration, Consumer<R> slimming) {
    InformerEventSourceConfiguration.Builder<R> inherited =
        configuration.withNamespacesInheritedFromController();
    boolean one =
        context.getControllerConfiguration().getInformerConfig().getNamespaces().size() == 1;
    InformerEventSource<R, KameleoonDestination> source =
        new InformerEventSource<>(
            (one ? inherited.withItemStore(new LeanStore<>(slimming)) : inherited).build(),
            context);
    source.addIndexers(Map.of(OWNED, EventSources::owned));
    return source;
  }

  private static List<String> owned(HasMetadata object) {
    return owner(object).stream()
        .map(it -> owned(it.getNamespace().orElse(""), it.getName()))
        .toList();
  }

  static String owned(String namespace, String destination) {
    return namespace + "/" + destination;
  }

  private static Set<ResourceID> owner(HasMetadata object) {
    return Optional.ofNullable(object.getMetadata().getLabels())
        .map(labels -> labels.get(Marks.DESTINATION))
        .map(name -> Set.of(new ResourceID(name, object.getMetadata().getNamespace())))
        .orElse(Set.of());
  }

  /// An own write is none.
  private static boolean isNews(GenericKubernetesResource now, GenericKubernetesResource before) {
    boolean ownWrite = !applied(now).equals(applied(before));
    return !ownWrite
        && !(now.getAdditionalProperties().equals(before.getAdditionalProperties())
            && Objects.equals(now.getMetadata().getLabels(), before.getMetadata().getLabels()));
  }

  private static String applied(HasMetadata object) {
    Map<String, String> annotations = object.getMetadata().getAnnotations();
    return annotations == null ? "" : annotations.getOrDefault(Marks.APPLIED, "");
  }

  /// Pods wake nobody by running: the Deployment says when they are ready. What keeps one from
  /// starting does.
  InformerEventSource<Pod, KameleoonDestination> pods() {
    return source(
        InformerEventSourceConfiguration.from(Pod.class, PRIMARY)
            .withName("pods")
            .withLabelSelector(Marks.SELECTOR)
            .withSecondaryToPrimaryMapper(EventSources::owner)
            .withOnAddFilter(_ -> false)
            .withOnUpdateFilter(
                (now, before) -> !PodFacts.problem(now).equals(PodFacts.problem(before))),
        pod -> pod.setSpec(null));
  }

  /// Helm's own Secrets are large and nobody refers to them.
  InformerEventSource<Secret, KameleoonDestination> secrets() {
    return source(
        InformerEventSourceConfiguration.from(Secret.class, PRIMARY)
            .withName("referenced-secrets")
            .withFieldSelector(
                new FieldSelectorBuilder()
                    .withoutField("type", "helm.sh/release.v1")
                    .withoutField("type", "kubernetes.io/service-account-token")
                    .build())
            .withSecondaryToPrimaryMapper(secret -> referring("Secret", secret))
            .withOnUpdateFilter((now, before) -> !Objects.equals(now.getData(), before.getData())),
        _ -> {});
  }

  InformerEventSource<ConfigMap, KameleoonDestination> configMaps() {
    return source(
        InformerEventSourceConfiguration.from(ConfigMap.class, PRIMARY)
            .withName("referenced-configmaps")
            .withLabelSelector(Marks.NOT_SELECTED)
            .withSecondaryToPrimaryMapper(configMap -> referring("ConfigMap", configMap))
            .withOnUpdateFilter((now, before) -> !Objects.equals(now.getData(), before.getData())),
        _ -> {});
  }

  private Set<ResourceID> referring(String kind, HasMetadata object) {
    String key = key(kind, object.getMetadata().getNamespace(), object.getMetadata().getName());
    return context.getPrimaryCache().byIndex(REFERENCES, key).stream()
        .map(ResourceID::fromResource)
        .collect(Collectors.toSet());
  }

  private static List<String> references(KameleoonDestination destination) {
    List<String> keys = new ArrayList<>();
    JsonNode spec = destination.getSpec();
    if (spec != null) {
      collect(destination.getMetadata().getNamespace(), spec, keys);
    }
    return keys;
  }

  /// Whatever field ends in SecretRef or ConfigMapRef refers to something by name.
  private static void collect(String namespace, JsonNode tree, List<String> keys) {
    for (Map.Entry<String, JsonNode> member : tree.properties()) {
      kind(member.getKey())
          .ifPresent(
              kind -> keys.add(key(kind, namespace, member.getValue().path("name").asText())));
    }
    children(tree).forEach(child -> collect(namespace, child, keys));
  }

  private static Stream<JsonNode> children(JsonNode tree) {
    return tree.valueStream().filter(JsonNode::isContainerNode);
  }

  private static Optional<String> kind(String field) {
    String name = field.toLowerCase(Locale.ROOT);
    if (name.endsWith("secretref")) {
      return Optional.of("Secret");
    }
    return name.endsWith("configmapref") ? Optional.of("ConfigMap") : Optional.empty();
  }

  private static String key(String kind, String namespace, String name) {
    return kind + "/" + namespace + "/" + name;
  }
}
