package com.kameleoon.destination.remotedata.read;

import com.kameleoon.destination.remotedata.settings.LiveConfiguration;
import com.kameleoon.destination.remotedata.settings.Settings;
import com.kameleoon.destination.remotedata.store.MapStore;
import com.kameleoon.destination.remotedata.store.StoredMap;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Answers for keys: from memory where it can be, else from the tables.
///
/// Throws [com.kameleoon.destination.remotedata.store.StoreUnavailableException] where only the
/// database knows and is not there.
@Singleton
public final class MapReader {
  /// No key is longer: prefix and id of an event, or a posted key.
  private static final int LONGEST_KEY = 521;

  private static final Optional<ReadyAnswer> EMPTY = Optional.of(ReadyAnswer.EMPTY);

  private final KeyCache cache;
  private final MapStore store;
  private final LiveConfiguration configuration;
  private final ReadCounts counts;

  MapReader(KeyCache cache, MapStore store, LiveConfiguration configuration, ReadCounts counts) {
    this.cache = cache;
    this.store = store;
    this.configuration = configuration;
    this.counts = counts;
    configuration.onChange(cache::clear);
  }

  public ReadyAnswer read(String key) {
    Optional<ReadyAnswer> hit = key.length() > LONGEST_KEY ? EMPTY : cache.find(key);
    if (hit.isPresent()) {
      counts.hit();
      return hit.get();
    }
    return counts.miss(() -> cache.flights().join(key, () -> load(key)));
  }

  /// The answers in the order of the keys, each once.
  public Map<String, ReadyAnswer> readAll(List<String> keys) {
    Map<String, ReadyAnswer> answers = new LinkedHashMap<>();
    Set<String> missing = new LinkedHashSet<>();
    for (String key : keys) {
      Optional<ReadyAnswer> hit = key.length() > LONGEST_KEY ? EMPTY : cache.find(key);
      hit.ifPresentOrElse(_ -> counts.hit(), () -> missing.add(key));
      answers.put(key, hit.orElse(ReadyAnswer.EMPTY));
    }
    if (!missing.isEmpty()) {
      answers.putAll(counts.misses(missing.size(), () -> loadAll(missing)));
    }
    return answers;
  }

  /// The objects of the keys as the tables have them now, past all memory; `{}` for a missing one.
  public Map<String, String> fresh(Collection<String> keys) {
    Settings settings = configuration.settings();
    Map<String, StoredMap> stored = store.load(keys);
    Map<String, String> objects = new LinkedHashMap<>();
    for (String key : keys) {
      byte[] json = answer(Optional.ofNullable(stored.get(key)), settings).json();
      objects.put(key, new String(json, StandardCharsets.UTF_8));
    }
    return objects;
  }

  private ReadyAnswer load(String key) {
    return loadAll(Set.of(key)).getOrDefault(key, ReadyAnswer.EMPTY);
  }

  private Map<String, ReadyAnswer> loadAll(Collection<String> keys) {
    Map<String, KeyCache.Ticket> tickets = new LinkedHashMap<>();
    keys.forEach(key -> tickets.put(key, cache.ticket(key)));
    Settings settings = configuration.settings();
    Map<String, StoredMap> stored = store.load(keys);
    Map<String, ReadyAnswer> answers = new LinkedHashMap<>();
    tickets.forEach((key, ticket) -> {
      ReadyAnswer answer = answer(Optional.ofNullable(stored.get(key)), settings);
      cache.keep(key, answer, ticket);
      answers.put(key, answer);
    });
    return answers;
  }

  private static ReadyAnswer answer(Optional<StoredMap> stored, Settings settings) {
    return stored.map(map -> Rendering.render(map, settings)).orElse(ReadyAnswer.EMPTY);
  }
}
