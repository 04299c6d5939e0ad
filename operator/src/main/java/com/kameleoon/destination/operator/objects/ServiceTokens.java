package com.kameleoon.destination.operator.objects;

import java.util.Optional;

/// The bearer tokens between the services.
///
/// @param current the one that ingest-service presents
/// @param previous still taken, while a change is under way
/// @param rotation value of the annotation that asked for the current one
/// @param console opens the console where the resource names no token for it
public record ServiceTokens(
    String current, Optional<String> previous, String rotation, String console) {
  /// Names none.
  @Override
  public String toString() {
    return "ServiceTokens";
  }
}
