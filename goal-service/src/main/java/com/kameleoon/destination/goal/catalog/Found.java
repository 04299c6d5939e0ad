package com.kameleoon.destination.goal.catalog;

/// What goal an event has.
public sealed interface Found {
  /// This one, by the catalogue's id; it may have to wait to become active.
  record Goal(long id) implements Found {}

  /// None, and the settings do not allow creating one.
  record NotAllowed() implements Found {}

  /// Not known yet, because the account's goals were not read so far.
  record NotYet() implements Found {}
}
