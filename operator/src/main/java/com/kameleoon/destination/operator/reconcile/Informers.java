package com.kameleoon.destination.operator.reconcile;

import com.kameleoon.destination.operator.cluster.Kind;
import com.kameleoon.destination.operator.cluster.Store;
import com.kameleoon.destination.operator.plan.Contents;
import com.kameleoon.destination.operator.replica.Pods;
import com.kameleoon.destination.operator.resource.KameleoonDestination;
import com.kameleoon.destination.operator.resource.Marks;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.IndexerResourceCache;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The cluster as informers see it, and the API server for writing.
final class Informers implements Store, Pods {
  private static final Logger LOG = LoggerFactory.getLogger(Informers.class);

  private final KubernetesClient client;
  private final Map<Kind, InformerEventSource<GenericKubernetesResource, KameleoonDestination>>
      made = new HashMap<>();
  private final InformerEventSource<Pod, KameleoonDestination> pods;
  private final InformerEventSource<Secret, KameleoonDestination> secrets;
  private final InformerEventSource<ConfigMap, KameleoonDestination> configMaps;
  private final IndexerResourceCache<KameleoonDestination> destinations;

  Informers(List<Kind> kinds, EventSourceContext<KameleoonDestination> context) {
    this.client = context.getClient();
    this.destinations = context.getPrimaryCache();
    EventSources sources = new EventSources(context);
    for (Kind kind : kinds) {
      made.put(kind, sources.made(kind));
    }
    this.pods = sources.pods();
    this.secrets = sources.secrets();
    this.configMaps = sources.configMaps();
  }

  List<EventSource<?, KameleoonDestination>> all() {
    List<EventSource<?, KameleoonDestination>> all = new ArrayList<>(made.values());
    all.addAll(List.of(pods, secrets, configMaps));
    return all;
  }

  Stream<KameleoonDestination> destinations() {
    return destinations.list(_ -> true);
  }

  boolean exists(String namespace, String name) {
    return destinations.get(new ResourceID(name, namespace)).isPresent();
  }

  /// The Secrets and ConfigMaps of one namespace.
  Contents contents(String namespace) {
    return new Contents() {
      @Override
      public Optional<Map<String, String>> secret(String name) {
        return secrets.get(new ResourceID(name, namespace)).map(Informers::decoded);
      }

      @Override
      public Optional<Map<String, String>> configMap(String name) {
        return configMaps
            .get(new ResourceID(name, namespace))
            .map(it -> it.getData() == null ? Map.of() : it.getData());
      }
    };
  }

  private static Map<String, String> decoded(Secret secret) {
    Map<String, String> values = new HashMap<>();
    if (secret.getData() != null) {
      secret
          .getData()
          .forEach((key, value) ->
              values.put(
                  key, new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8)));
    }
    return values;
  }

  /// A Secret that the operator made itself, from the API server, since a stale answer would make
  /// another password.
  Optional<Secret> own(String namespace, String name) {
    return secrets.get(new ResourceID(name, namespace)).or(() -> live(namespace, name));
  }

  Optional<Secret> live(String namespace, String name) {
    return Optional.ofNullable(client.secrets().inNamespace(namespace).withName(name).get());
  }

  Optional<GenericKubernetesResource> cached(String kind, String namespace, String name) {
    return made.entrySet().stream()
        .filter(entry -> entry.getKey().kind().equals(kind))
        .findFirst()
        .flatMap(entry -> entry.getValue().get(new ResourceID(name, namespace)));
  }

  private Kind kind(Map<String, Object> object) {
    return made.keySet().stream()
        .filter(kind -> kind.isOf(object))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("unknown kind " + object.get("kind")));
  }

  private static ResourceID id(Map<String, Object> object) {
    GenericKubernetesResource resource = generic(object);
    return new ResourceID(resource.getMetadata().getName(), resource.getMetadata().getNamespace());
  }

  private static GenericKubernetesResource generic(Map<String, Object> object) {
    return Serialization.jsonMapper().convertValue(object, GenericKubernetesResource.class);
  }

  @Override
  public Optional<GenericKubernetesResource> cached(Map<String, Object> object) {
    return Optional.ofNullable(made.get(kind(object))).flatMap(source -> source.get(id(object)));
  }

  @Override
  public Optional<GenericKubernetesResource> live(Map<String, Object> object) {
    ResourceID id = id(object);
    return Optional.ofNullable(
        client
            .genericKubernetesResources(kind(object).context())
            .inNamespace(id.getNamespace().orElse(""))
            .withName(id.getName())
            .get());
  }

  @Override
  public Stream<GenericKubernetesResource> cachedOf(String namespace, String destination) {
    return made.values().stream().flatMap(source -> owned(source, namespace, destination));
  }

  private static <R extends HasMetadata> Stream<R> owned(
      InformerEventSource<R, KameleoonDestination> source, String namespace, String destination) {
    return source.byIndex(EventSources.OWNED, EventSources.owned(namespace, destination)).stream();
  }

  @Override
  public GenericKubernetesResource apply(Map<String, Object> object) {
    ResourceID id = id(object);
    return client
        .genericKubernetesResources(kind(object).context())
        .inNamespace(id.getNamespace().orElse(""))
        .resource(generic(object))
        .patch(
            new PatchContext.Builder()
                .withPatchType(PatchType.SERVER_SIDE_APPLY)
                .withFieldManager(Marks.OPERATOR)
                .withForce(true)
                .build());
  }

  @Override
  public void delete(GenericKubernetesResource object) {
    made.keySet().stream()
        .filter(kind -> kind.kind().equals(object.getKind()))
        .findFirst()
        .ifPresent(
            kind -> client.genericKubernetesResources(kind.context()).resource(object).delete());
  }

  @Override
  public List<Pod> of(String namespace, String destination) {
    return owned(pods, namespace, destination).toList();
  }

  @Override
  public void look(Pod pod, String mark) {
    String patch = "{\"metadata\":{\"annotations\":{\"%s\":\"%s\"}}}".formatted(Marks.LOOK, mark);
    try {
      client
          .pods()
          .inNamespace(pod.getMetadata().getNamespace())
          // With the name alone, the client would get it first.
          .resource(pod)
          .patch(PatchContext.of(PatchType.STRATEGIC_MERGE), patch);
    } catch (KubernetesClientException refused) {
      LOG.atWarn()
          .addKeyValue("pod", pod.getMetadata().getName())
          .addKeyValue("reason", refused.getMessage())
          .log("A pod cannot be made to look at its files; it does within a minute by itself.");
    }
  }
}
