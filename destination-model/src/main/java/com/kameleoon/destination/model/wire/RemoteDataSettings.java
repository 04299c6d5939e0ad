package com.kameleoon.destination.model.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The part of a resource that remotedata-service runs by; a JSON file that it reads again when it
/// changes.
///
/// @param sitecode the Kameleoon project, 10 characters; other sitecodes are refused
/// @param traits the traits that may be stored and read; absent means all
/// @param ttlHours how long a key is kept after its last change, 1 to 8784
/// @param revision names this version; absent means a digest of the file
/// @param target where the data can be read
/// @param account what they are mirrored to
public record RemoteDataSettings(
    int version,
    String sitecode,
    @Nullable List<String> traits,
    int ttlHours,
    @Nullable String revision,
    MirrorMode target,
    AccountSettings account) {
  public RemoteDataSettings {
    traits = traits == null ? null : List.copyOf(traits);
    target = target == null ? MirrorMode.Local : target;
    account = account == null ? AccountSettings.EMBEDDED : account;
  }

  /// The same version under this name.
  public RemoteDataSettings withRevision(String name) {
    return new RemoteDataSettings(version, sitecode, traits, ttlHours, name, target, account);
  }
}
