package com.kameleoon.destination.system.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a cluster shows to people who may read everything but Secrets.
final class Secrecy {
  /// Members of a database's Secret that the services' own environment shows.
  private static final Set<String> PUBLIC = Set.of("host", "port", "dbname", "user", "username");

  private static final String SHOWN =
      "kd,pods,deployments,replicasets,statefulsets,configmaps,services,ingresses,"
          + "networkpolicies,events,leases,serviceaccounts,roles,rolebindings";

  private final Kubernetes kubernetes;
  private final List<String> namespaces;

  Secrecy(Kubernetes kubernetes, String... namespaces) {
    this.kubernetes = kubernetes;
    this.namespaces = List.of(namespaces);
  }

  /// Every secret text, as it is and as Secrets write it.
  List<String> secrets() {
    List<String> secrets = new ArrayList<>();
    for (String namespace : namespaces) {
      for (JsonNode secret : kubernetes.get("secrets", "--namespace", namespace).path("items")) {
        if (secret.path("type").asText().equals("Opaque")) {
          secret.path("data").properties().stream()
              .filter(member -> !PUBLIC.contains(member.getKey()))
              .forEach(member -> add(secrets, member.getValue().asText()));
        }
      }
    }
    return secrets;
  }

  private static void add(List<String> secrets, String encoded) {
    secrets.add(encoded);
    secrets.add(new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8));
  }

  /// Objects with their status, Events, and the logs of all that runs, by where they are seen.
  Map<String, String> shown() {
    Map<String, String> shown = new LinkedHashMap<>();
    for (String namespace : namespaces) {
      shown.put("objects in " + namespace, kubernetes.in(namespace, "get -o yaml " + SHOWN));
      for (JsonNode pod : kubernetes.get("pods", "--namespace", namespace).path("items")) {
        String name = pod.at("/metadata/name").asText();
        shown.put("log of " + name, kubernetes.in(namespace, "logs --all-containers " + name));
      }
    }
    return shown;
  }
}
