package com.kameleoon.destination.operator;

import com.kameleoon.destination.operator.process.OperatorProcess;
import com.kameleoon.destination.operator.process.OperatorSettings;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.util.concurrent.CountDownLatch;

/// Starts the operator, or says in one sentence why it cannot.
public final class OperatorMain {
  /// A busy API server is waited for: an informer whose first list fails ends the process.
  private static final int PATIENCE_MILLIS = 60_000;

  private OperatorMain() {}

  public static void main(String[] args) throws InterruptedException {
    try {
      Config config =
          new ConfigBuilder()
              .withConnectionTimeout(PATIENCE_MILLIS)
              .withRequestTimeout(PATIENCE_MILLIS)
              .build();
      OperatorProcess.start(
          OperatorSettings.of(System.getenv()),
          new KubernetesClientBuilder().withConfig(config).build());
    } catch (Exception failed) {
      System.err.println("The operator cannot start: " + failed.getMessage());
      failed.printStackTrace();
      System.exit(1);
    }
    new CountDownLatch(1).await();
  }
}
