package com.kameleoon.destination.remotedata.write;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.kameleoon.destination.model.wire.BatchOutcome;
import com.kameleoon.destination.model.wire.DiscardReason;
import com.kameleoon.destination.model.wire.ItemOutcome;
import com.kameleoon.destination.model.wire.RemoteDataChange;
import com.kameleoon.destination.remotedata.json.JsonText;
import com.kameleoon.destination.remotedata.read.KeyCache;
import com.kameleoon.destination.remotedata.settings.LiveConfiguration;
import com.kameleoon.destination.remotedata.settings.Settings;
import com.kameleoon.destination.remotedata.store.FieldAddress;
import com.kameleoon.destination.remotedata.store.FieldPlace;
import com.kameleoon.destination.remotedata.store.FieldWrite;
import com.kameleoon.destination.remotedata.store.MapChange;
import com.kameleoon.destination.remotedata.store.MapStore;
import com.kameleoon.destination.remotedata.store.Part;
import com.kameleoon.destination.remotedata.store.StoreRefusedException;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Stores a batch in one transaction and tells for every item what became of it.
@Singleton
public final class BatchWriter {
  private final MapStore store;
  private final KeyCache cache;
  private final LiveConfiguration configuration;
  private final ItemCounts counts;

  BatchWriter(MapStore store, KeyCache cache, LiveConfiguration configuration, ItemCounts counts) {
    this.store = store;
    this.cache = cache;
    this.configuration = configuration;
    this.counts = counts;
  }

  /// One outcome per item, in order. Throws
  /// [com.kameleoon.destination.remotedata.store.StoreUnavailableException] with nothing stored.
  public BatchOutcome write(List<ReceivedItem> items) {
    Settings settings = configuration.settings();
    List<ItemResult> results = results(items, settings);
    results.forEach(counts::count);
    return BatchOutcome.of(
        IntStream.range(0, items.size())
            .mapToObj(i -> outcome(items.get(i).id(), results.get(i)))
            .toList());
  }

  private List<ItemResult> results(List<ReceivedItem> items, Settings settings) {
    try {
      return store(items, settings);
    } catch (StoreRefusedException e) {
      // one item has something that PostgreSQL cannot hold: find out which, store the others
      return items.stream().map(item -> alone(item, settings)).toList();
    }
  }

  private ItemResult alone(ReceivedItem item, Settings settings) {
    try {
      return store(List.of(item), settings).getFirst();
    } catch (StoreRefusedException e) {
      return new ItemResult.Discarded(
          DiscardReason.REJECTED, "the database cannot hold a value of this item");
    }
  }

  private List<ItemResult> store(List<ReceivedItem> items, Settings settings) {
    ItemPlanner planner = new ItemPlanner(settings);
    List<ItemPlan> plans =
        IntStream.range(0, items.size()).mapToObj(i -> planner.plan(items.get(i), i)).toList();
    List<FieldWrite> writes = new ArrayList<>(writesOf(plans));
    writes.addAll(listings(items, plans, settings));
    Set<Integer> winners = writes.isEmpty() ? Set.of() : commit(writes, settings);
    return IntStream.range(0, plans.size())
        .mapToObj(i -> result(plans.get(i), winners.contains(i)))
        .toList();
  }

  private Set<Integer> commit(List<FieldWrite> writes, Settings settings) {
    MapChange change = MapChange.ofWrites(writes);
    Set<FieldAddress> changed = store.apply(change, settings.ttl());
    cache.invalidate(change.keys());
    return change.writes().stream()
        .filter(write -> changed.contains(write.address()))
        .map(FieldWrite::writer)
        .collect(Collectors.toSet());
  }

  private static List<FieldWrite> writesOf(List<ItemPlan> plans) {
    List<FieldWrite> writes = new ArrayList<>();
    for (ItemPlan plan : plans) {
      if (plan instanceof ItemPlan.Store(List<FieldWrite> fields)) {
        writes.addAll(fields);
      }
    }
    return writes;
  }

  /// Audiences that the catalogue does not list yet. Only those touch its row, which every batch of
  /// every replica would otherwise wait for.
  private List<FieldWrite> listings(
      List<ReceivedItem> items, List<ItemPlan> plans, Settings settings) {
    Map<String, FieldWrite> named = new HashMap<>();
    for (int i = 0; i < items.size(); i++) {
      if (plans.get(i) instanceof ItemPlan.Store) {
        listing(items.get(i), i).ifPresent(w -> named.merge(w.name(), w, BatchWriter::later));
      }
    }
    if (named.isEmpty()) {
      return List.of();
    }
    Set<String> known =
        store.listed(Keys.COMMON, named.keySet(), settings.ttl().multipliedBy(9).dividedBy(10));
    named.keySet().removeAll(known);
    return List.copyOf(named.values());
  }

  private static Optional<FieldWrite> listing(ReceivedItem received, int writer) {
    if (received instanceof ReceivedItem.Readable(var item)
        && item.change() instanceof RemoteDataChange.Cohort(String name, _)) {
      FieldPlace place = FieldPlace.named(Keys.COMMON, Part.LISTED, name);
      Optional<String> listed = Optional.of(JsonText.of(BooleanNode.TRUE));
      return Optional.of(FieldWrite.of(place, listed, ItemPlanner.stamp(item), writer));
    }
    return Optional.empty();
  }

  private static FieldWrite later(FieldWrite left, FieldWrite right) {
    return left.stamp().compareTo(right.stamp()) < 0 ? right : left;
  }

  private static ItemResult result(ItemPlan plan, boolean won) {
    return switch (plan) {
      case ItemPlan.Store _ -> won ? new ItemResult.Applied() : new ItemResult.Unchanged();
      case ItemPlan.Refuse(DiscardReason reason, String detail) ->
          new ItemResult.Discarded(reason, detail);
    };
  }

  private static ItemOutcome outcome(String id, ItemResult result) {
    return switch (result) {
      case ItemResult.Applied _, ItemResult.Unchanged _ -> new ItemOutcome.Delivered(id);
      case ItemResult.Discarded(DiscardReason reason, String detail) ->
          new ItemOutcome.Discarded(id, reason, detail);
    };
  }
}
