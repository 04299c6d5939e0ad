package com.kameleoon.destination.model.wire;

/// Which of a visitor's ids a page knows.
public enum VisitorId {
  /// Kameleoon's own.
  VisitorCode,
  /// `analytics.user().id()`.
  UserId,
  /// `analytics.user().anonymousId()`.
  AnonymousId
}
