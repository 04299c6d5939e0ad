package com.kameleoon.destination.system.cluster;

import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/// The parts of one story: where one fails, the cluster is described, and the parts behind it are
/// not tried, since each begins where the one before it ends.
public final class Parts implements AfterTestExecutionCallback, ExecutionCondition {
  private final Supplier<String> cluster;
  private volatile boolean failed;

  /// @param cluster says everything about it
  public Parts(Supplier<String> cluster) {
    this.cluster = cluster;
  }

  @Override
  public void afterTestExecution(ExtensionContext context) {
    if (context.getExecutionException().isPresent()) {
      failed = true;
      System.out.println("What " + context.getDisplayName() + " left:\n" + cluster.get());
    } else {
      System.out.println("Done: " + context.getDisplayName());
    }
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return failed
        ? ConditionEvaluationResult.disabled("a part before it failed")
        : ConditionEvaluationResult.enabled("all parts before it held");
  }
}
