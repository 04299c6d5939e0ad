package com.kameleoon.destination.operator.objects;

import com.kameleoon.destination.model.spec.ConsoleSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The environment of a service: the property names that `local` uses too.
final class ServiceEnvironment {
  private final Suite suite;
  private final List<Object> variables = new ArrayList<>();

  private ServiceEnvironment(Suite suite) {
    this.suite = suite;
  }

  static List<Object> of(Suite suite, Component component) {
    ServiceEnvironment environment = new ServiceEnvironment(suite);
    environment.process();
    environment.database();
    environment.destination();
    environment.own(component);
    return environment.variables;
  }

  private void process() {
    put("MICRONAUT_SERVER_HOST", "0.0.0.0");
    put("MICRONAUT_SERVER_PORT", Integer.toString(Ports.HTTP));
    put("ENDPOINTS_ALL_PORT", Integer.toString(Ports.MANAGEMENT));
  }

  /// A password stands in no URL and no object but its Secret.
  private void database() {
    Set<String> keys = suite.database().keys();
    if (keys.contains("host")) {
      putSecret("DATABASE_HOST", "host");
      putSecretOr("DATABASE_PORT", "port", "5432");
      putSecretOr("DATABASE_NAME", "dbname", "postgres");
      put(
          "DATASOURCES_DEFAULT_URL",
          "jdbc:postgresql://$(DATABASE_HOST):$(DATABASE_PORT)/$(DATABASE_NAME)");
    } else {
      putSecret("DATASOURCES_DEFAULT_URL", "jdbc-uri");
    }
    putSecret("DATASOURCES_DEFAULT_USERNAME", keys.contains("username") ? "username" : "user");
    putSecret("DATASOURCES_DEFAULT_PASSWORD", "password");
  }

  private void destination() {
    put("KAMELEOON_DESTINATION_FILE", ServiceVolumes.CONFIGURATION + "/destination.yaml");
    put("KAMELEOON_SECRETS_DIR", ServiceVolumes.SECRETS);
    put("KAMELEOON_CONFIG_MAPS_DIR", ServiceVolumes.CONFIG_MAPS);
    put("KAMELEOON_SERVICE_TOKEN_FILE", ServiceVolumes.TOKENS + "/service-token");
  }

  private void own(Component component) {
    switch (component) {
      case INGEST -> {
        put("KAMELEOON_GOAL_SERVICE_URL", url(Component.GOAL));
        put("KAMELEOON_REMOTEDATA_SERVICE_URL", url(Component.REMOTE_DATA));
        put("KAMELEOON_CONSOLE_TOKEN_FILE", consoleToken());
      }
      case GOAL -> put("KAMELEOON_SETTINGS_FILE", ServiceVolumes.CONFIGURATION + "/goals.json");
      case REMOTE_DATA ->
          put("KAMELEOON_SETTINGS_FILE", ServiceVolumes.CONFIGURATION + "/remote-data.json");
    }
  }

  private String consoleToken() {
    ConsoleSpec console = suite.spec().console();
    return console == null
        ? ServiceVolumes.TOKENS + "/console-token"
        : "%s/%s/%s"
            .formatted(
                ServiceVolumes.SECRETS,
                console.tokenSecretRef().name(),
                console.tokenSecretRef().key());
  }

  private String url(Component component) {
    return "http://" + component.nameIn(suite.owner()) + ":" + Ports.HTTP;
  }

  private void put(String name, String value) {
    variables.add(Tree.of("name", name, "value", value));
  }

  private void putSecret(String name, String key) {
    Map<String, Object> reference = Tree.of("name", suite.database().secret(), "key", key);
    variables.add(Tree.of("name", name, "valueFrom", Tree.of("secretKeyRef", reference)));
  }

  private void putSecretOr(String name, String key, String otherwise) {
    if (suite.database().keys().contains(key)) {
      putSecret(name, key);
    } else {
      put(name, otherwise);
    }
  }
}
