package com.kameleoon.destination.remotedata.write;

import com.kameleoon.destination.remotedata.read.KeyCache;
import com.kameleoon.destination.remotedata.settings.LiveConfiguration;
import com.kameleoon.destination.remotedata.store.MapChange;
import com.kameleoon.destination.remotedata.store.MapStore;
import com.kameleoon.destination.remotedata.store.Stamp;
import com.kameleoon.destination.remotedata.store.StoreRefusedException;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/// Stores what `POST /map/maps` carries, as written now by this machine's clock.
@Singleton
public final class MapWriter {
  private final MapStore store;
  private final KeyCache cache;
  private final LiveConfiguration configuration;
  private final Clock clock;

  MapWriter(MapStore store, KeyCache cache, LiveConfiguration configuration, Clock clock) {
    this.store = store;
    this.cache = cache;
    this.configuration = configuration;
    this.clock = clock;
  }

  /// All of it in one transaction, or nothing. Throws [RequestRefusedException] for a wrong body.
  public void write(byte[] body, Duration ttl) {
    Stamp stamp = new Stamp(Micros.of(clock.instant()), UUID.randomUUID().toString());
    MapChange change = MapPost.read(body, configuration.settings(), stamp);
    if (change.keys().isEmpty()) {
      return;
    }
    try {
      store.apply(change, ttl);
    } catch (StoreRefusedException e) {
      throw new RequestRefusedException("invalid_value", "the database cannot hold a value", "");
    }
    cache.invalidate(change.keys());
  }
}
