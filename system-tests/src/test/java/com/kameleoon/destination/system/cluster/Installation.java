package com.kameleoon.destination.system.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.awaitility.Awaitility;

/// The chart in a cluster: installed, upgraded, tested, uninstalled.
public final class Installation {
  /// Where the operator lives.
  public static final String NAMESPACE = "kameleoon";

  private static final String RELEASE = "kd";
  private static final String CHART = "charts/kameleoon-destination-operator";
  private static final String KINDS =
      "deployments,statefulsets,services,configmaps,secrets,serviceaccounts,persistentvolumeclaims,"
          + "networkpolicies,poddisruptionbudgets,horizontalpodautoscalers,ingresses,"
          + "httproutes,servicemonitors,prometheusrules";

  private final Kubernetes kubernetes;

  public Installation(Kubernetes kubernetes) {
    this.kubernetes = kubernetes;
  }

  /// Kinds that other projects define, with as much of a schema as storing them takes; the operator
  /// looks for them when it starts.
  public void defineForeignKinds() {
    define("gateway.networking.k8s.io", "HTTPRoute");
    define("monitoring.coreos.com", "ServiceMonitor");
    define("monitoring.coreos.com", "PrometheusRule");
  }

  private void define(String group, String kind) {
    kubernetes.apply(
        "default",
        """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata:
          name: %3$ss.%1$s
          annotations: {api-approved.kubernetes.io: "unapproved, for a test"}
        spec:
          group: %1$s
          names: {kind: %2$s, listKind: %2$sList, plural: %3$ss, singular: %3$s}
          scope: Namespaced
          versions:
          - name: v1
            served: true
            storage: true
            schema:
              openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}
        """
            .formatted(group, kind, kind.toLowerCase(Locale.ROOT)));
  }

  /// As a user does, and waits until the operator is ready.
  public void installWithHelm4() {
    kubernetes.helm(
        Tools.helm4(),
        "install",
        RELEASE,
        CHART,
        "--namespace",
        NAMESPACE,
        "--create-namespace",
        "--wait",
        "--timeout",
        "15m");
  }

  /// Upgrades to two operators, of which one leads; with the other Helm.
  public void upgradeWithHelm3() {
    kubernetes.helm(
        Tools.helm3(),
        "upgrade",
        RELEASE,
        CHART,
        "--namespace",
        NAMESPACE,
        "--set",
        "replicas=2",
        "--set",
        "podAnnotations.upgraded=yes",
        "--wait",
        "--timeout",
        "15m");
  }

  /// What `helm test` says; throws when it fails.
  public String test() {
    return kubernetes.helm(
        Tools.helm3(), "test", RELEASE, "--namespace", NAMESPACE, "--timeout", "15m");
  }

  /// Waits until the test's own destination is gone with all that it had.
  public void leavesNothingOfTheTest() {
    Awaitility.await("the test is cleaned away")
        .atMost(Duration.ofMinutes(10))
        .until(() -> madeByTheOperator(NAMESPACE).isEmpty());
  }

  public void uninstall() {
    kubernetes.helm(Tools.helm4(), "uninstall", RELEASE, "--namespace", NAMESPACE, "--wait");
  }

  /// Ends the operator's pods at once, as a node that dies would.
  public void killOperator() {
    kubernetes.in(
        NAMESPACE,
        "delete pod --grace-period 0 --force --selector"
            + " app.kubernetes.io/name=kameleoon-destination-operator");
  }

  /// Name of the pod of the operator that works; the others stand by.
  public String leader() {
    return kubernetes
        .get("lease", "kameleoon-destination-operator", "--namespace", NAMESPACE)
        .at("/spec/holderIdentity")
        .asText();
  }

  /// Kind and name of everything that the operator made in a namespace.
  public List<String> madeByTheOperator(String namespace) {
    return named("app.kubernetes.io/managed-by=kameleoon-destination-operator", namespace);
  }

  /// Kind and name of everything that the release has left, the definition aside.
  public List<String> ofTheRelease() {
    List<String> all = named("app.kubernetes.io/instance=" + RELEASE, NAMESPACE);
    all.addAll(
        named(
            "app.kubernetes.io/instance=" + RELEASE,
            NAMESPACE,
            "clusterroles,clusterrolebindings,roles,rolebindings"));
    return all;
  }

  private List<String> named(String selector, String namespace) {
    return named(selector, namespace, KINDS);
  }

  private List<String> named(String selector, String namespace, String kinds) {
    List<String> names = new ArrayList<>();
    for (JsonNode item :
        kubernetes.get(kinds, "--namespace", namespace, "--selector", selector).path("items")) {
      names.add(item.path("kind").asText() + "/" + item.at("/metadata/name").asText());
    }
    return names;
  }
}
