package com.kameleoon.destination.operator;

import com.kameleoon.destination.operator.process.OperatorProcess;
import com.kameleoon.destination.operator.process.OperatorSettings;
import java.util.concurrent.CountDownLatch;

/// Starts the operator, or says in one sentence why it cannot.
public final class OperatorMain {
  private OperatorMain() {}

  public static void main(String[] args) throws InterruptedException {
    try {
      OperatorProcess.start(OperatorSettings.of(System.getenv()));
    } catch (Exception failed) {
      System.err.println("The operator cannot start: " + failed.getMessage());
      failed.printStackTrace();
      System.exit(1);
    }
    new CountDownLatch(1).await();
  }
}
