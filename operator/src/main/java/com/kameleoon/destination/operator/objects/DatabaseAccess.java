package com.kameleoon.destination.operator.objects;

import java.util.Set;

/// How the services reach PostgreSQL: by the keys of a Secret.
///
/// @param secret its name
/// @param keys the keys that it has
/// @param digest changes with its content, so that pods are replaced then
/// @param embedded empty for a database that the user brings; the password otherwise
public record DatabaseAccess(
    String secret, Set<String> keys, String digest, java.util.Optional<String> embedded) {
  public DatabaseAccess {
    keys = Set.copyOf(keys);
  }

  /// Names no password.
  @Override
  public String toString() {
    return "DatabaseAccess[secret=" + secret + ", keys=" + keys + "]";
  }
}
