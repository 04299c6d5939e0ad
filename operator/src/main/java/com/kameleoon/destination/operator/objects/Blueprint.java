package com.kameleoon.destination.operator.objects;

import com.kameleoon.destination.model.spec.AutoscalingSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Everything that a destination needs in the cluster, in the order in which it is applied.
public final class Blueprint {
  private final Suite suite;
  private final List<Map<String, Object>> objects = new ArrayList<>();

  private Blueprint(Suite suite) {
    this.suite = suite;
  }

  /// What has to be there before a service can start.
  public static List<Map<String, Object>> foundation(Suite suite) {
    Blueprint blueprint = new Blueprint(suite);
    blueprint.addConfiguration();
    blueprint.addDatabase();
    return blueprint.objects;
  }

  /// The services themselves.
  public static List<Map<String, Object>> services(Suite suite) {
    Blueprint blueprint = new Blueprint(suite);
    for (Component component : Component.values()) {
      blueprint.addService(component);
    }
    blueprint.addExposure();
    blueprint.addMonitoring();
    return blueprint.objects;
  }

  private void addConfiguration() {
    Configuration configuration = new Configuration(suite);
    objects.add(configuration.account());
    objects.add(configuration.tokens());
    objects.add(configuration.files());
  }

  private void addDatabase() {
    suite
        .database()
        .embedded()
        .ifPresent(password -> {
          EmbeddedDatabase database = new EmbeddedDatabase(suite);
          objects.add(database.secret(password));
          objects.add(database.volumeClaim());
          objects.add(database.service());
          objects.add(new Network(suite).databasePolicy());
          objects.add(database.statefulSet());
        });
  }

  private void addService(Component component) {
    Network network = new Network(suite);
    Resilience resilience = new Resilience(suite, component);
    objects.add(network.service(component));
    objects.add(network.policy(component));
    objects.add(ServiceDeployment.of(suite, component));
    add(suite.served().disruptionBudget().map(resilience::disruptionBudget));
    Optional<AutoscalingSpec> scaling =
        Optional.ofNullable(component.spec(suite.spec().components()).autoscaling());
    add(
        suite
            .served()
            .autoscaler()
            .flatMap(version -> scaling.map(written -> resilience.autoscaler(written, version))));
  }

  private void addExposure() {
    Network network = new Network(suite);
    add(Optional.ofNullable(suite.spec().exposure().ingress()).map(network::ingress));
    add(
        Optional.ofNullable(suite.spec().exposure().gateway())
            .flatMap(written ->
                suite.served().httpRoute().map(version -> network.httpRoute(written, version))));
  }

  private void addMonitoring() {
    Monitoring monitoring = new Monitoring(suite);
    if (suite.spec().monitoring().serviceMonitor()) {
      add(suite.served().serviceMonitor().map(monitoring::serviceMonitor));
    }
    if (suite.spec().monitoring().rules()) {
      add(suite.served().prometheusRule().map(monitoring::rules));
    }
  }

  private void add(Optional<Map<String, Object>> object) {
    object.ifPresent(objects::add);
  }
}
