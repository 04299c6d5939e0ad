package com.kameleoon.destination.operator.objects;

import com.kameleoon.destination.model.spec.GatewaySpec;
import com.kameleoon.destination.model.spec.IngressSpec;
import com.kameleoon.destination.operator.resource.Marks;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How pods are reached: Services, NetworkPolicies, and the way in from outside.
final class Network {
  private final Suite suite;

  Network(Suite suite) {
    this.suite = suite;
  }

  Map<String, Object> service(Component component) {
    return Tree.of(
        "apiVersion",
        "v1",
        "kind",
        "Service",
        "metadata",
        owned(component.nameIn(suite.owner()), component.label()),
        "spec",
        Tree.of(
            "type", "ClusterIP",
            "selector", Tree.sorted(Marks.selector(suite.owner(), component.label())),
            "ports",
                List.of(
                    Ports.service("http", Ports.HTTP),
                    Ports.service("management", Ports.MANAGEMENT))));
  }

  /// Who may open connections; goal-service only serves its own namespace.
  Map<String, Object> policy(Component component) {
    Map<String, Object> http =
        switch (component) {
          case INGEST, REMOTE_DATA -> Tree.of("ports", List.of(Ports.policy(Ports.HTTP)));
          case GOAL ->
              Tree.of(
                  "from", List.of(Tree.of("podSelector", Tree.empty())),
                  "ports", List.of(Ports.policy(Ports.HTTP)));
        };
    Map<String, Object> management =
        Tree.of(
            "from", List.of(Tree.of("namespaceSelector", Tree.empty())),
            "ports", List.of(Ports.policy(Ports.MANAGEMENT)));
    return policy(component.nameIn(suite.owner()), component.label(), List.of(http, management));
  }

  /// Only the three services may.
  Map<String, Object> databasePolicy() {
    List<Object> services = new ArrayList<>();
    for (Component component : Component.values()) {
      services.add(
          Tree.of(
              "podSelector",
              Tree.of(
                  "matchLabels", Tree.sorted(Marks.selector(suite.owner(), component.label())))));
    }
    return policy(
        suite.owner().named(Metadata.POSTGRESQL),
        Metadata.POSTGRESQL,
        List.of(Tree.of("from", services, "ports", List.of(Ports.policy(Ports.POSTGRESQL)))));
  }

  private Map<String, Object> policy(String name, String component, List<Object> ingress) {
    return Tree.of(
        "apiVersion",
        "networking.k8s.io/v1",
        "kind",
        "NetworkPolicy",
        "metadata",
        owned(name, component),
        "spec",
        Tree.of(
            "podSelector",
                Tree.of("matchLabels", Tree.sorted(Marks.selector(suite.owner(), component))),
            "policyTypes", List.of("Ingress"),
            "ingress", ingress));
  }

  Map<String, Object> ingress(IngressSpec written) {
    List<Object> paths = new ArrayList<>();
    routes().forEach((path, component) -> paths.add(ingressPath(path, component)));
    Map<String, Object> metadata =
        owned(suite.owner().named("destination"), Component.INGEST.label());
    if (!written.annotations().isEmpty()) {
      metadata.put("annotations", Tree.sorted(written.annotations()));
    }
    return Tree.of(
        "apiVersion",
        "networking.k8s.io/v1",
        "kind",
        "Ingress",
        "metadata",
        metadata,
        "spec",
        Tree.of(
            "ingressClassName", Optional.ofNullable(written.className()),
            "rules", List.of(Tree.of("host", written.host(), "http", Tree.of("paths", paths))),
            "tls", Optional.ofNullable(written.tlsSecretName()).map(it -> tls(written, it))));
  }

  private static List<Object> tls(IngressSpec written, String secret) {
    return List.of(Tree.of("hosts", List.of(written.host()), "secretName", secret));
  }

  private Map<String, Object> ingressPath(String path, Component component) {
    Map<String, Object> backend =
        Tree.of("name", component.nameIn(suite.owner()), "port", Tree.of("name", "http"));
    return Tree.of("path", path, "pathType", "Prefix", "backend", Tree.of("service", backend));
  }

  Map<String, Object> httpRoute(GatewaySpec written, String apiVersion) {
    List<Object> rules = new ArrayList<>();
    routes().forEach((path, component) -> rules.add(routeRule(path, component)));
    return Tree.of(
        "apiVersion",
        apiVersion,
        "kind",
        "HTTPRoute",
        "metadata",
        owned(suite.owner().named("destination"), Component.INGEST.label()),
        "spec",
        Tree.of(
            "parentRefs", List.of(parent(written)),
            "hostnames", List.of(written.host()),
            "rules", rules));
  }

  private static Map<String, Object> parent(GatewaySpec written) {
    return Tree.of(
        "group", "gateway.networking.k8s.io",
        "kind", "Gateway",
        "name", written.name(),
        "namespace", Optional.ofNullable(written.namespace()),
        "sectionName", Optional.ofNullable(written.sectionName()));
  }

  private Map<String, Object> routeRule(String path, Component component) {
    return Tree.of(
        "matches", List.of(Tree.of("path", Tree.of("type", "PathPrefix", "value", path))),
        "backendRefs",
            List.of(
                Tree.of(
                    "group",
                    "",
                    "kind",
                    "Service",
                    "name",
                    component.nameIn(suite.owner()),
                    "port",
                    Ports.HTTP,
                    "weight",
                    1)));
  }

  private Map<String, Component> routes() {
    Map<String, Component> routes = new LinkedHashMap<>();
    routes.put("/v1", Component.INGEST);
    routes.put("/segmentio", Component.INGEST);
    routes.put("/map", Component.REMOTE_DATA);
    if (suite.spec().exposure().console()) {
      routes.put("/console", Component.INGEST);
    }
    return routes;
  }

  private Map<String, Object> owned(String name, String component) {
    return Metadata.owned(suite.owner(), name, component);
  }
}
