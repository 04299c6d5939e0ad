package com.kameleoon.destination.operator.reconcile;

import com.kameleoon.destination.operator.cluster.Applier;
import com.kameleoon.destination.operator.cluster.Change;
import com.kameleoon.destination.operator.objects.Blueprint;
import com.kameleoon.destination.operator.objects.Suite;
import com.kameleoon.destination.operator.plan.Contents;
import com.kameleoon.destination.operator.plan.Digests;
import com.kameleoon.destination.operator.plan.Plan;
import com.kameleoon.destination.operator.plan.Planner;
import com.kameleoon.destination.operator.plan.Rollout;
import com.kameleoon.destination.operator.replica.Following;
import com.kameleoon.destination.operator.replica.ReplicaWatch;
import com.kameleoon.destination.operator.resource.Owner;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Brings the cluster to what was accepted last: the written resource, or the one before it where
/// that is refused.
final class Rollouts {
  private final DestinationReconciler.Settings settings;
  private final Informers cluster;
  private final Applier applier;
  private final ReplicaWatch watch;

  Rollouts(
      DestinationReconciler.Settings settings,
      Informers cluster,
      Applier applier,
      ReplicaWatch watch) {
    this.settings = settings;
    this.cluster = cluster;
    this.applier = applier;
    this.watch = watch;
  }

  /// What was done.
  ///
  /// @param rollout what the services are to run; empty before anything was accepted
  /// @param begun the revision, where it is another one than before
  record Result(Optional<Rollout> rollout, List<Change> changes, Optional<String> begun) {
    static final Result NOTHING = new Result(Optional.empty(), List.of(), Optional.empty());
  }

  Result roll(Owner owner, Plan plan, String rotation, boolean suspended) {
    Planner planner = new Planner(cluster.contents(owner.namespace()));
    Optional<Rollout> last = files(owner).flatMap(planner::accepted);
    Optional<Rollout> wanted =
        !suspended && plan instanceof Plan.Accepted(Rollout rollout, var _)
            ? Optional.of(rollout)
            : last;
    if (wanted.isEmpty()) {
      return Result.NOTHING;
    }
    Suite suite = suite(owner, wanted.get(), rotation);
    List<Change> changes = suspended ? List.of() : apply(suite);
    watch.follow(following(suite, wanted.get()));
    Optional<String> begun =
        wanted
            .map(Rollout::revision)
            .filter(revision -> !last.map(Rollout::revision).equals(Optional.of(revision)));
    return new Result(wanted, changes, begun);
  }

  /// What the services were given last.
  private Optional<Map<String, String>> files(Owner owner) {
    return cluster
        .cached("ConfigMap", owner.namespace(), owner.named("configuration"))
        .map(Rollouts::data);
  }

  private static Map<String, String> data(GenericKubernetesResource configMap) {
    Map<String, String> files = new HashMap<>();
    if (configMap.getAdditionalProperties().get("data") instanceof Map<?, ?> data) {
      data.forEach((name, text) -> files.put(String.valueOf(name), String.valueOf(text)));
    }
    return files;
  }

  private Suite suite(Owner owner, Rollout rollout, String rotation) {
    OwnSecrets secrets = new OwnSecrets(cluster);
    return new Suite(
        owner,
        rollout.spec(),
        rollout.files(),
        rollout.secrets(),
        rollout.configMaps(),
        secrets.database(owner, rollout),
        secrets.tokens(owner, rotation),
        settings.images(),
        settings.served());
  }

  /// Services that would only wait for their database are not started before it; those that run are
  /// kept up whatever the database does.
  private List<Change> apply(Suite suite) {
    Observer observer = new Observer(cluster);
    List<Map<String, Object>> foundation = Blueprint.foundation(suite);
    List<Map<String, Object>> services = Blueprint.services(suite);
    List<Change> changes = new ArrayList<>(applier.apply(suite.owner(), foundation));
    if (observer.isDatabaseUp(suite.owner(), suite.spec()) || observer.hasServices(suite.owner())) {
      changes.addAll(applier.apply(suite.owner(), services));
    }
    List<Map<String, Object>> all = new ArrayList<>(foundation);
    all.addAll(services);
    changes.addAll(applier.prune(suite.owner(), all));
    return changes;
  }

  private Following following(Suite suite, Rollout rollout) {
    return new Following(
        suite.owner().namespace(),
        suite.owner().name(),
        rollout.names(),
        contents(suite),
        consoleToken(suite));
  }

  /// A digest of every file that a pod sees, so that it changes when one does.
  private String contents(Suite suite) {
    Contents contents = cluster.contents(suite.owner().namespace());
    Map<String, Object> files = new TreeMap<>(suite.configuration());
    suite.secrets().forEach(name -> files.put("s/" + name, sorted(contents.secret(name))));
    suite.configMaps().forEach(name -> files.put("c/" + name, sorted(contents.configMap(name))));
    files.put("t/", suite.tokens().current() + suite.tokens().console());
    return Digests.of(files.toString());
  }

  private static Map<String, String> sorted(Optional<Map<String, String>> values) {
    return new TreeMap<>(values.orElse(Map.of()));
  }

  private String consoleToken(Suite suite) {
    var console = suite.spec().console();
    return console == null
        ? suite.tokens().console()
        : cluster
            .contents(suite.owner().namespace())
            .secret(console.tokenSecretRef().name())
            .map(values -> values.getOrDefault(console.tokenSecretRef().key(), "").strip())
            .orElse("");
  }
}
