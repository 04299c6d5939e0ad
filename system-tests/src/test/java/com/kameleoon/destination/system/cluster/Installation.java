package com.kameleoon.destination.system.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/// The chart in a cluster: installed, upgraded, tested, uninstalled.
public final class Installation {
  private static final String NAMESPACE = "kameleoon";
  private static final String RELEASE = "kd";
  private static final String CHART = "charts/kameleoon-destination-operator";
  private static final String KINDS =
      "deployments,statefulsets,services,configmaps,secrets,serviceaccounts,persistentvolumeclaims,"
          + "networkpolicies,poddisruptionbudgets,horizontalpodautoscalers,ingresses";

  private final Kubernetes kubernetes;
  private final HttpClient client = HttpClient.newHttpClient();

  public Installation(Kubernetes kubernetes) {
    this.kubernetes = kubernetes;
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
        "4m");
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
        "4m");
  }

  /// What `helm test` says; throws when it fails.
  public String test() {
    return kubernetes.helm(
        Tools.helm3(), "test", RELEASE, "--namespace", NAMESPACE, "--timeout", "5m");
  }

  /// Waits until the test's own destination is gone with all that it had.
  public void leavesNothingOfTheTest() {
    Awaitility.await("the test is cleaned away")
        .atMost(Duration.ofMinutes(3))
        .until(() -> madeByTheOperator(NAMESPACE).isEmpty());
  }

  public void uninstall() {
    kubernetes.helm(Tools.helm4(), "uninstall", RELEASE, "--namespace", NAMESPACE, "--wait");
  }

  /// Ends the operator's pods at once, as a node that dies would.
  public void killOperator() {
    kubernetes.kubectl(
        "delete",
        "pod",
        "--namespace",
        NAMESPACE,
        "--grace-period",
        "0",
        "--force",
        "--selector",
        "app.kubernetes.io/name=kameleoon-destination-operator");
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

  /// Whether the doors know an id and secret, as Segment asks when somebody enters them.
  public boolean credentialsAreTaken(URI ingest, String id, String secret) {
    URI asked = URI.create(ingest + "/segmentio/getapikey?id=" + id + "&secret=" + secret);
    try {
      return client
              .send(HttpRequest.newBuilder(asked).build(), HttpResponse.BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
