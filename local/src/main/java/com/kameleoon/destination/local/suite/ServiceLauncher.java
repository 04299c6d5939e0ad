package com.kameleoon.destination.local.suite;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How each service is started: its command line and its configuration.
final class ServiceLauncher {
  private final SuiteSettings settings;
  private final SettingsFiles files;
  private final Database database;
  private final HttpClient client;

  ServiceLauncher(
      SuiteSettings settings, SettingsFiles files, Database database, HttpClient client) {
    this.settings = settings;
    this.files = files;
    this.database = database;
    this.client = client;
  }

  ServiceProcess process(Service service) {
    int management = settings.ports().management(service);
    URI readiness = URI.create("http://127.0.0.1:" + management + "/health/readiness");
    return new ServiceProcess(
        service,
        command(service),
        environment(service),
        settings.run().log(service.module()),
        new HttpProbe(client, readiness));
  }

  private List<String> command(Service service) {
    Path jar = service.jar(settings.home());
    if (!Files.exists(jar)) {
      throw new CannotStart(jar + " is missing: build it with ./start or mvn package.");
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(settings.javaOptions());
    AotCache cache = AotCache.of(settings.home(), service);
    command.addAll(settings.training() ? cache.writing() : cache.using());
    command.addAll(List.of("-jar", jar.toString()));
    return command;
  }

  /// As environment, because a command line with a password is everybody's to read.
  private Map<String, String> environment(Service service) {
    Map<String, String> environment = new HashMap<>();
    environment.put("MICRONAUT_SERVER_HOST", "127.0.0.1");
    environment.put("MICRONAUT_SERVER_PORT", Integer.toString(settings.ports().of(service)));
    environment.put("ENDPOINTS_ALL_PORT", Integer.toString(settings.ports().management(service)));
    environment.put("DATASOURCES_DEFAULT_URL", database.jdbcUrl());
    environment.put("DATASOURCES_DEFAULT_USERNAME", database.user());
    environment.put("DATASOURCES_DEFAULT_PASSWORD", database.password());
    settings.run().serviceToken();
    settings.run().consoleToken();
    environment.put("KAMELEOON_SERVICE_TOKEN_FILE", settings.run().serviceTokenFile().toString());
    environment.putAll(own(service));
    return environment;
  }

  private Map<String, String> own(Service service) {
    return switch (service) {
      case INGEST ->
          Map.of(
              "KAMELEOON_DESTINATION_FILE", settings.destination().path().toString(),
              "KAMELEOON_SECRETS_DIR", settings.run().secrets().toString(),
              "KAMELEOON_CONSOLE_TOKEN_FILE", settings.run().consoleTokenFile().toString(),
              "KAMELEOON_GOAL_SERVICE_URL", url(Service.GOAL),
              "KAMELEOON_REMOTEDATA_SERVICE_URL", url(Service.REMOTE_DATA));
      case GOAL ->
          Map.of(
              "KAMELEOON_SETTINGS_FILE", files.goals().toString(),
              "KAMELEOON_SECRETS_DIR", settings.run().secrets().toString());
      case REMOTE_DATA ->
          Map.of(
              "KAMELEOON_SETTINGS_FILE", files.remoteData().toString(),
              "KAMELEOON_SECRETS_DIR", settings.run().secrets().toString());
    };
  }

  private String url(Service service) {
    return "http://127.0.0.1:" + settings.ports().of(service);
  }
}
