package com.kameleoon.destination.model.spec;

import org.jspecify.annotations.Nullable;

/// A PostgreSQL server for trying out: one replica, one volume.
public record EmbeddedDatabaseSpec(
    @Described(
            value =
                "Size of its volume, such as 8Gi; 8Gi unless written otherwise. It cannot shrink.",
            maxLength = 20,
            pattern = "[1-9]\\d{0,5}(Mi|Gi|Ti)")
        String storage,
    @Described(value = "StorageClass of its volume; the cluster's default without it.")
        @Nullable String storageClassName,
    @Described("What the server may use.") @Nullable ResourcesSpec resources) {
  /// What is used when nothing is written.
  public static final EmbeddedDatabaseSpec DEFAULT = new EmbeddedDatabaseSpec("8Gi", null, null);

  public EmbeddedDatabaseSpec {
    storage = storage == null ? "8Gi" : storage;
  }
}
