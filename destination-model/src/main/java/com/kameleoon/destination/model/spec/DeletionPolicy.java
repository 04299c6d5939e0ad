package com.kameleoon.destination.model.spec;

/// What becomes of the embedded database when the resource is deleted.
public enum DeletionPolicy {
  /// Its volume and its password stay.
  Retain,
  /// They are deleted with the resource.
  Delete
}
