package com.kameleoon.destination.model.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The part of a resource that remotedata-service runs by; a JSON file that it reads again when it
/// changes.
///
/// @param sitecode the Kameleoon project, 10 characters; other sitecodes are refused
/// @param traits the traits that may be stored and read; absent means all
/// @param ttlHours how long a key is kept after its last change, 1 to 8784
public record RemoteDataSettings(
    int version, String sitecode, @Nullable List<String> traits, int ttlHours) {
  public RemoteDataSettings {
    traits = traits == null ? null : List.copyOf(traits);
  }
}
