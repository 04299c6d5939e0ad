package com.kameleoon.destination.operator.process;

import com.kameleoon.destination.operator.cluster.KubernetesEvents;
import com.kameleoon.destination.operator.cluster.ServedApis;
import com.kameleoon.destination.operator.reconcile.DestinationReconciler;
import com.kameleoon.destination.operator.replica.ReplicaClient;
import com.kameleoon.destination.operator.resource.KameleoonDestination;
import com.kameleoon.destination.operator.resource.Marks;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.config.ConfigurationServiceOverrider;
import io.javaoperatorsdk.operator.api.config.ControllerConfigurationOverrider;
import io.javaoperatorsdk.operator.api.config.ExecutorServiceManager;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfigurationBuilder;
import io.javaoperatorsdk.operator.processing.retry.GenericRetry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/// The running operator.
public final class OperatorProcess implements AutoCloseable {
  private static final int THREADS = 8;
  private static final Duration SELDOM = Duration.ofMinutes(10);
  private static final long LONGEST_RETRY_MILLIS = 60_000;

  /// Of the lease, which would run out after fifteen seconds.
  private static final Duration RENEWAL = Duration.ofSeconds(3);

  /// A busy API server is waited for: an informer whose first list fails ends the process.
  private static final int PATIENCE_MILLIS = 60_000;

  private final Operator operator;
  private final StatusServer server;

  private OperatorProcess(Operator operator, StatusServer server) {
    this.operator = operator;
    this.server = server;
  }

  /// Returns once all caches are filled; with leader election, once it leads or stands by. The
  /// cluster is the one that this process runs in, or that the kubeconfig names.
  public static OperatorProcess start(OperatorSettings settings) throws IOException {
    PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    ApiRequests requests = new ApiRequests(meters);
    KubernetesClient client =
        new KubernetesClientBuilder()
            .withConfig(
                new ConfigBuilder()
                    .withConnectionTimeout(PATIENCE_MILLIS)
                    .withRequestTimeout(PATIENCE_MILLIS)
                    .build())
            .withHttpClientBuilderConsumer(
                http -> http.addOrReplaceInterceptor(ApiRequests.NAME, requests))
            .build();
    Operator operator = new Operator(overrider -> configure(overrider, settings, client, meters));
    keepOneThread(operator.getConfigurationService().getExecutorServiceManager());
    operator.register(reconciler(settings, client), overrider -> configure(overrider, settings));
    StatusServer server =
        StatusServer.start(
            settings.port(),
            () -> isHealthy(operator),
            () -> operator.getRuntimeInfo().isStarted(),
            meters::scrape);
    operator.start();
    return new OperatorProcess(operator, server);
  }

  /// The SDK's scheduler has no thread of its own: the one that it starts for a task that is to
  /// wait looks for it a hundred times a second, which was a quarter of what an idle operator used.
  private static void keepOneThread(ExecutorServiceManager executors) {
    if (executors.scheduledExecutorService() instanceof ScheduledThreadPoolExecutor pool) {
      pool.setCorePoolSize(1);
    }
  }

  /// Before it has started nothing can be unhealthy.
  private static boolean isHealthy(Operator operator) {
    return !operator.getRuntimeInfo().isStarted()
        || operator.getRuntimeInfo().allEventSourcesAreHealthy();
  }

  private static DestinationReconciler reconciler(
      OperatorSettings settings, KubernetesClient client) {
    InstantSource clock = InstantSource.system();
    return new DestinationReconciler(
        new DestinationReconciler.Settings(
            settings.images(), new ServedApis(client).discover(), OperatorSettings.VERSION),
        new ReplicaClient(),
        new KubernetesEvents(client, clock, settings.pod()),
        clock);
  }

  private static void configure(
      ConfigurationServiceOverrider overrider,
      OperatorSettings settings,
      KubernetesClient client,
      PrometheusMeterRegistry meters) {
    overrider
        .withKubernetesClient(client)
        .withConcurrentReconciliationThreads(THREADS)
        .withConcurrentWorkflowExecutorThreads(1)
        .withReconciliationTerminationTimeout(Duration.ofSeconds(10))
        .withMetrics(new ReconcileMeters(meters));
    if (settings.leaderElection()) {
      overrider.withLeaderElectionConfiguration(
          LeaderElectionConfigurationBuilder.aLeaderElectionConfiguration(Marks.OPERATOR)
              .withLeaseNamespace(settings.namespace())
              .withIdentity(settings.pod())
              .withRetryPeriod(RENEWAL)
              .build());
    }
  }

  private static void configure(
      ControllerConfigurationOverrider<KameleoonDestination> overrider, OperatorSettings settings) {
    if (settings.namespaces().isEmpty()) {
      overrider.watchingAllNamespaces();
    } else {
      overrider.settingNamespaces(settings.namespaces());
    }
    overrider
        .withGenerationAware(false)
        .withOnUpdateFilter(OperatorProcess::isNews)
        .withReconciliationMaxInterval(SELDOM)
        .withRetry(new GenericRetry().setMaxInterval(LONGEST_RETRY_MILLIS).withoutMaxAttempts());
  }

  /// A new spec or a new annotation; a new status is the operator's own.
  private static boolean isNews(KameleoonDestination now, KameleoonDestination before) {
    return !Objects.equals(now.getMetadata().getGeneration(), before.getMetadata().getGeneration())
        || !Objects.equals(
            now.getMetadata().getAnnotations(), before.getMetadata().getAnnotations());
  }

  /// Not under leader election, where stopping ends the JVM.
  @Override
  public void close() {
    operator.stop();
    server.close();
  }
}
