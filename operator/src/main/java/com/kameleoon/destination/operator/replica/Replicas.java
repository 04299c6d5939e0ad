package com.kameleoon.destination.operator.replica;

import java.util.Optional;

/// What can be asked of a pod, by its address.
public interface Replicas {
  /// Which configuration it runs.
  Answer configuration(String address) throws InterruptedException;

  /// What became of the events of the last 24 hours, and which alerts fire; empty when it does not
  /// answer.
  Optional<Delivery> delivery(String address, String consoleToken) throws InterruptedException;
}
