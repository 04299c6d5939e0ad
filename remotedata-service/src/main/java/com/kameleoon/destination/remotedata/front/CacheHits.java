package com.kameleoon.destination.remotedata.front;

import com.kameleoon.destination.remotedata.query.KeyText;
import com.kameleoon.destination.remotedata.query.MapQuery;
import com.kameleoon.destination.remotedata.read.KeyCache;
import com.kameleoon.destination.remotedata.read.ReadCounts;
import com.kameleoon.destination.remotedata.read.ReadyAnswer;
import com.kameleoon.destination.remotedata.settings.LiveConfiguration;
import com.kameleoon.destination.remotedata.settings.Settings;
import jakarta.inject.Singleton;
import java.util.Optional;

/// From a URI to an answer in memory; empty where the controllers must look closer.
@Singleton
final class CacheHits {
  private static final String PATH = "/map/map?";

  private final KeyCache cache;
  private final LiveConfiguration configuration;
  private final ReadCounts counts;

  CacheHits(KeyCache cache, LiveConfiguration configuration, ReadCounts counts) {
    this.cache = cache;
    this.configuration = configuration;
    this.counts = counts;
  }

  Optional<ReadyAnswer> find(String uri) {
    if (!uri.startsWith(PATH)) {
      return Optional.empty();
    }
    MapQuery query = MapQuery.of(uri.substring(PATH.length()));
    boolean plain = isServed(query) && !query.has("prettyPrint");
    Optional<ReadyAnswer> hit =
        plain ? query.decoded("key").map(KeyText::trimmed).flatMap(cache::find) : Optional.empty();
    if (hit.isPresent()) {
      counts.hit();
    }
    return hit;
  }

  private boolean isServed(MapQuery query) {
    Settings settings = configuration.settings();
    return settings.readHere()
        && query.raw("siteCode").filter(settings.sitecode()::equals).isPresent();
  }
}
