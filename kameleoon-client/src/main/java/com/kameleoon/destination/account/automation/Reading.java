package com.kameleoon.destination.account.automation;

import com.kameleoon.destination.account.call.Answer;

/// What was read of the account, or the answer that there was instead.
public sealed interface Reading<T> {
  /// Read.
  record Read<T>(T value) implements Reading<T> {}

  /// Not read.
  record Failed<T>(Answer answer) implements Reading<T> {}
}
