package com.kameleoon.destination.model.liquid;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Operands and operators in postfix order; operators of the same rank bind to the right.
record Expression(List<Step> steps) {
  /// One step of the evaluation.
  sealed interface Step {
    record Push(Operand operand) implements Step {}

    record Apply(Operator operator) implements Step {}
  }

  static Expression ofInfix(List<Step> infix) {
    List<Step> postfix = new ArrayList<>();
    Deque<Operator> waiting = new ArrayDeque<>();
    for (Step step : infix) {
      switch (step) {
        case Step.Push push -> postfix.add(push);
        case Step.Apply(Operator operator) -> {
          while (!waiting.isEmpty() && waiting.getLast().rank() > operator.rank()) {
            postfix.add(new Step.Apply(waiting.removeLast()));
          }
          waiting.addLast(operator);
        }
      }
    }
    while (!waiting.isEmpty()) {
      postfix.add(new Step.Apply(waiting.removeLast()));
    }
    return new Expression(List.copyOf(postfix));
  }

  boolean isEmpty() {
    return steps.isEmpty();
  }
}
