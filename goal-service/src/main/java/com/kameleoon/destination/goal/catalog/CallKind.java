package com.kameleoon.destination.goal.catalog;

/// What a call of the Automation API is for; reading leaves room for creating.
public enum CallKind {
  CREATE,
  READ,
  /// Fetching a token, or trying again with a new one: counted, never refused.
  TOKEN
}
