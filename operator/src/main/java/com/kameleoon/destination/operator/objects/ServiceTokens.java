package com.kameleoon.destination.operator.objects;

/// The bearer tokens between the services.
///
/// @param current the one that ingest-service presents
/// @param rotation value of the annotation that asked for the current one
/// @param console opens the console where the resource names no token for it
public record ServiceTokens(String current, String rotation, String console) {
  /// Names none.
  @Override
  public String toString() {
    return "ServiceTokens";
  }
}
