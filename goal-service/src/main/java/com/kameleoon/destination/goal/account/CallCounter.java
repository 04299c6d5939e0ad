package com.kameleoon.destination.goal.account;

/// Is told of calls to the Automation API that are made without asking for room first.
public interface CallCounter {
  /// A token is fetched, or a call is made again with a new one.
  void unasked();
}
