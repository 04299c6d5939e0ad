package com.kameleoon.destination.operator.process;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import io.javaoperatorsdk.operator.api.reconciler.RetryInfo;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// started = succeeded + failed + under way, over all resources.
public final class ReconcileMeters implements Metrics {
  private final Counter started;
  private final Counter succeeded;
  private final Counter failed;
  private final Timer time;

  public ReconcileMeters(MeterRegistry registry) {
    started = registry.counter("operator.reconciliations.started");
    succeeded = registry.counter("operator.reconciliations.succeeded");
    failed = registry.counter("operator.reconciliations.failed");
    time = registry.timer("operator.reconciliations");
  }

  @Override
  public void reconciliationStarted(HasMetadata resource, Map<String, Object> metadata) {
    started.increment();
  }

  @Override
  public void reconciliationSucceeded(HasMetadata resource, Map<String, Object> metadata) {
    succeeded.increment();
  }

  @Override
  public void reconciliationFailed(
      HasMetadata resource,
      @Nullable RetryInfo retry,
      Exception exception,
      Map<String, Object> metadata) {
    failed.increment();
  }

  @Override
  public <T> T timeControllerExecution(ControllerExecution<T> execution) throws Exception {
    Timer.Sample sample = Timer.start();
    try {
      return execution.execute();
    } finally {
      sample.stop(time);
    }
  }
}
