package com.kameleoon.destination.operator.objects;

import com.kameleoon.destination.model.spec.DeletionPolicy;
import com.kameleoon.destination.model.spec.EmbeddedDatabaseSpec;
import com.kameleoon.destination.operator.resource.Marks;
import com.kameleoon.destination.operator.resource.Owner;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// PostgreSQL beside the services: one pod and a volume of its own, for trying out.
final class EmbeddedDatabase {
  private static final String USER = "kameleoon";
  private static final String DATA = "/var/lib/postgresql/data";
  private static final Map<String, String> REQUESTS = Map.of("cpu", "100m", "memory", "256Mi");
  private static final Map<String, String> LIMITS = Map.of("memory", "1Gi");
  private static final int STOP_SECONDS = 60;

  private final Suite suite;
  private final EmbeddedDatabaseSpec spec;
  private final String name;

  EmbeddedDatabase(Suite suite) {
    this.suite = suite;
    this.spec =
        Optional.ofNullable(suite.spec().database().embedded())
            .orElse(EmbeddedDatabaseSpec.DEFAULT);
    this.name = suite.owner().named(Metadata.POSTGRESQL);
  }

  /// In CloudNativePG's form, so that the services need to know one form only.
  Map<String, Object> secret(String password) {
    Map<String, String> values =
        Map.of(
            "host", name,
            "port", Integer.toString(Ports.POSTGRESQL),
            "dbname", USER,
            "username", USER,
            "password", password);
    return Configuration.secret(stored(suite.owner().named(Metadata.DATABASE)), values);
  }

  Map<String, Object> volumeClaim() {
    return Tree.of(
        "apiVersion",
        "v1",
        "kind",
        "PersistentVolumeClaim",
        "metadata",
        stored(name),
        "spec",
        Tree.of(
            "accessModes", List.of("ReadWriteOnce"),
            "storageClassName", Optional.ofNullable(spec.storageClassName()),
            "resources", Tree.of("requests", Tree.of("storage", spec.storage()))));
  }

  /// What is to survive the resource has no owner.
  private Map<String, Object> stored(String object) {
    Owner owner = suite.owner();
    return suite.spec().deletionPolicy() == DeletionPolicy.Delete
        ? Metadata.owned(owner, object, Metadata.POSTGRESQL)
        : Metadata.kept(owner, object, Metadata.POSTGRESQL);
  }

  Map<String, Object> service() {
    return Tree.of(
        "apiVersion",
        "v1",
        "kind",
        "Service",
        "metadata",
        owned(),
        "spec",
        Tree.of(
            "type", "ClusterIP",
            "selector", Tree.sorted(Marks.selector(suite.owner(), Metadata.POSTGRESQL)),
            "ports", List.of(Ports.service(Metadata.POSTGRESQL, Ports.POSTGRESQL))));
  }

  Map<String, Object> statefulSet() {
    return Tree.of(
        "apiVersion",
        "apps/v1",
        "kind",
        "StatefulSet",
        "metadata",
        owned(),
        "spec",
        Tree.of(
            "replicas", 1,
            "serviceName", name,
            "selector",
                Tree.of(
                    "matchLabels", Tree.sorted(Marks.selector(suite.owner(), Metadata.POSTGRESQL))),
            "updateStrategy",
                Tree.of("type", "RollingUpdate", "rollingUpdate", Tree.of("partition", 0)),
            "template", template()));
  }

  private Map<String, Object> template() {
    Map<String, Object> pod =
        Tree.of(
            "serviceAccountName", suite.owner().named("destination"),
            "automountServiceAccountToken", false,
            "enableServiceLinks", false,
            "terminationGracePeriodSeconds", STOP_SECONDS,
            "securityContext", PodParts.podSecurity(),
            "containers", List.of(container()),
            "volumes",
                List.of(
                    Tree.of("name", "data", "persistentVolumeClaim", Tree.of("claimName", name)),
                    PodParts.secretVolume("access", suite.owner().named(Metadata.DATABASE)),
                    PodParts.scratchVolume("256Mi")));
    if (!suite.images().pullSecrets().isEmpty()) {
      pod.put("imagePullSecrets", PodParts.pullSecrets(suite.images()));
    }
    return Tree.of(
        "metadata",
        Tree.of("labels", Tree.sorted(Marks.of(suite.owner(), Metadata.POSTGRESQL))),
        "spec",
        pod);
  }

  private Map<String, Object> container() {
    return Tree.of(
        "name", Metadata.POSTGRESQL,
        "image", suite.images().postgresql(),
        "imagePullPolicy", suite.images().pullPolicy(),
        "ports", List.of(Ports.container(Metadata.POSTGRESQL, Ports.POSTGRESQL)),
        "env",
            List.of(
                Tree.of("name", "POSTGRES_USER", "value", USER),
                Tree.of("name", "POSTGRES_DB", "value", USER),
                Tree.of(
                    "name", "POSTGRES_PASSWORD_FILE", "value", "/etc/kameleoon/database/password"),
                Tree.of("name", "PGDATA", "value", DATA + "/pgdata")),
        "resources", PodParts.resources(Optional.ofNullable(spec.resources()), REQUESTS, LIMITS),
        "startupProbe", probe(2, 60),
        "livenessProbe", probe(20, 6),
        "readinessProbe", probe(5, 3),
        "securityContext", PodParts.containerSecurity(),
        "volumeMounts",
            List.of(
                PodParts.mount("data", DATA),
                PodParts.readOnly("access", "/etc/kameleoon/database"),
                PodParts.mount("tmp", "/tmp")));
  }

  private static Map<String, Object> probe(int period, int failures) {
    return Tree.of(
        "exec",
        Tree.of("command", List.of("pg_isready", "-q", "-h", "127.0.0.1", "-p", "5432")),
        "periodSeconds",
        period,
        "timeoutSeconds",
        5,
        "failureThreshold",
        failures,
        "successThreshold",
        1);
  }

  private Map<String, Object> owned() {
    return Metadata.owned(suite.owner(), name, Metadata.POSTGRESQL);
  }
}
