package com.kameleoon.destination.operator.objects;

import java.util.List;
import java.util.Map;

/// The ports of the services.
public final class Ports {
  public static final int HTTP = 8080;

  /// Health, metrics, configuration and figures.
  public static final int MANAGEMENT = 8081;

  static final int POSTGRESQL = 5432;

  private Ports() {}

  static List<Object> ofContainer() {
    return List.of(container("http", HTTP), container("management", MANAGEMENT));
  }

  static Map<String, Object> container(String name, int port) {
    return Tree.of("name", name, "containerPort", port, "protocol", "TCP");
  }

  static Map<String, Object> service(String name, int port) {
    return Tree.of("name", name, "port", port, "targetPort", name, "protocol", "TCP");
  }

  static Map<String, Object> policy(int port) {
    return Tree.of("port", port, "protocol", "TCP");
  }
}
