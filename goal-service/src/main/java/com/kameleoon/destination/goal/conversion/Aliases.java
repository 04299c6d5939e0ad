package com.kameleoon.destination.goal.conversion;

import com.kameleoon.destination.model.event.EventType;
import com.kameleoon.destination.model.wire.ConversionItem;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a batch of events shows about who is who; of several, the newest by the events' own time.
final class Aliases {
  private final Map<String, Alias> newest = new TreeMap<>();

  private Aliases() {}

  /// @param kind U for a user id, A for an anonymous one
  /// @param code null where none was shown with the id
  /// @param userId null where none was shown with the anonymous id
  record Alias(
      String kind, String id, @Nullable String code, @Nullable String userId, Instant seenAt) {}

  static Collection<Alias> of(List<ConversionItem> items) {
    Aliases aliases = new Aliases();
    items.stream().sorted(Comparator.comparing(ConversionItem::timestamp)).forEach(aliases::addAll);
    return aliases.newest.values();
  }

  /// The id that an alias event gives up; empty for all other events.
  static Optional<String> previousId(ConversionItem item) {
    return Optional.ofNullable(item.properties())
        .filter(_ -> item.type() == EventType.ALIAS)
        .map(properties -> properties.path("previousId").asText(""))
        .filter(id -> !id.isBlank());
  }

  private void addAll(ConversionItem item) {
    add("U", item.userId(), item, null);
    add("A", item.anonymousId(), item, item.userId());
    previousId(item).ifPresent(id -> add("A", id, item, item.userId()));
  }

  private void add(String kind, @Nullable String id, ConversionItem item, @Nullable String userId) {
    String code = Visitors.isBlank(item.visitorCode()) ? null : item.visitorCode();
    String user = Visitors.isBlank(userId) ? null : userId;
    if (id != null && !id.isBlank() && (code != null || user != null)) {
      Alias alias = new Alias(kind, id, code, user, item.timestamp());
      newest.merge(kind + id, alias, Aliases::merged);
    }
  }

  private static Alias merged(Alias older, Alias newer) {
    return new Alias(
        newer.kind(),
        newer.id(),
        newer.code() == null ? older.code() : newer.code(),
        newer.userId() == null ? older.userId() : newer.userId(),
        newer.seenAt());
  }
}
