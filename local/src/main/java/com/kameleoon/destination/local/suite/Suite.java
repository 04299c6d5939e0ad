package com.kameleoon.destination.local.suite;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// The whole product on one machine: PostgreSQL, ingest-service, goal-service, remotedata-service.
public final class Suite implements AutoCloseable {
  private static final Duration READY = Duration.ofMinutes(4);
  private static final Duration SHUTDOWN = Duration.ofSeconds(25);

  private final SuiteSettings settings;
  private final Database database;
  private final Map<Service, ServiceProcess> processes;

  private Suite(SuiteSettings settings, Database database, Map<Service, ServiceProcess> processes) {
    this.settings = settings;
    this.database = database;
    this.processes = processes;
  }

  /// Starts everything and returns when all three services are ready; throws [CannotStart], with
  /// everything stopped again, where that does not come about.
  public static Suite start(SuiteSettings settings) {
    settings.ports().refuseBusy();
    Database database = Database.start(settings.run(), settings.postgresOptions());
    Suite suite = new Suite(settings, database, processes(settings, database));
    try {
      suite.startServices();
    } catch (RuntimeException e) {
      suite.close();
      throw e;
    }
    return suite;
  }

  private static Map<Service, ServiceProcess> processes(SuiteSettings settings, Database database) {
    HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    SettingsFiles files = new SettingsFiles(settings.run());
    files.write(settings.destination());
    ServiceLauncher launcher = new ServiceLauncher(settings, files, database, client);
    Map<Service, ServiceProcess> processes = new EnumMap<>(Service.class);
    for (Service service : Service.values()) {
      processes.put(service, launcher.process(service));
    }
    return processes;
  }

  private void startServices() {
    processes.values().forEach(ServiceProcess::start);
    processes.values().forEach(process -> process.awaitReady(READY));
  }

  public ServiceProcess process(Service service) {
    ServiceProcess process = processes.get(service);
    if (process == null) {
      throw new IllegalStateException("no process of " + service);
    }
    return process;
  }

  public Database database() {
    return database;
  }

  public SuiteSettings settings() {
    return settings;
  }

  /// Base URL of a service's API; ingest-service's is the front door.
  public URI url(Service service) {
    return URI.create("http://127.0.0.1:" + settings.ports().of(service));
  }

  /// Base URL of a service's management endpoints.
  public URI managementUrl(Service service) {
    return URI.create("http://127.0.0.1:" + settings.ports().management(service));
  }

  /// A service that has ended though nobody stopped it.
  public Optional<ServiceProcess> ended() {
    return Arrays.stream(Service.values())
        .map(this::process)
        .filter(process -> !process.isAlive())
        .findFirst();
  }

  /// Stops the services, first the one that delivers to the others, then PostgreSQL.
  @Override
  public void close() {
    stopServices(SHUTDOWN);
    database.close();
  }

  void stopServices(Duration limit) {
    processes.values().forEach(process -> process.stop(limit));
  }
}
