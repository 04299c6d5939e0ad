package com.kameleoon.destination.local.send;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Counts the answers. Thread-safe.
public final class SendTally implements Consumer<Answer> {
  private final Map<String, Integer> refused = new TreeMap<>();
  private int accepted;
  private int retries;

  @Override
  public synchronized void accept(Answer answer) {
    switch (answer) {
      case Answer.Accepted(int again) -> {
        accepted++;
        retries += again;
      }
      case Answer.Refused(_, String code, _) -> refused.merge(code, 1, Integer::sum);
    }
  }

  public synchronized int sent() {
    return accepted + refused.values().stream().mapToInt(Integer::intValue).sum();
  }

  public synchronized int accepted() {
    return accepted;
  }

  public synchronized int retries() {
    return retries;
  }

  /// By the code of the refusal.
  public synchronized Map<String, Integer> refused() {
    return Map.copyOf(refused);
  }
}
