package com.kameleoon.destination.remotedata.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.kameleoon.destination.model.wire.DiscardReason;
import com.kameleoon.destination.model.wire.RemoteDataChange;
import com.kameleoon.destination.model.wire.RemoteDataItem;
import com.kameleoon.destination.remotedata.json.JsonText;
import com.kameleoon.destination.remotedata.settings.Settings;
import com.kameleoon.destination.remotedata.store.FieldPlace;
import com.kameleoon.destination.remotedata.store.FieldWrite;
import com.kameleoon.destination.remotedata.store.Part;
import com.kameleoon.destination.remotedata.store.Stamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// From an item to the fields it writes: every field of its change, for every id.
final class ItemPlanner {
  private final Settings settings;

  ItemPlanner(Settings settings) {
    this.settings = settings;
  }

  /// @param writer the item's index, which its writes carry
  ItemPlan plan(ReceivedItem received, int writer) {
    return switch (received) {
      case ReceivedItem.Readable(RemoteDataItem item) -> plan(item, writer);
      case ReceivedItem.Unreadable(_, String detail) ->
          new ItemPlan.Refuse(DiscardReason.INVALID_PAYLOAD, detail);
    };
  }

  private ItemPlan plan(RemoteDataItem item, int writer) {
    Optional<ItemPlan.Refuse> refusal = ItemChecks.refusal(item);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    Stamp stamp = stamp(item);
    List<FieldWrite> writes = new ArrayList<>();
    for (String id : ItemChecks.usableIds(item)) {
      for (Field field : fields(id, item.change())) {
        writes.add(FieldWrite.of(field.place(), field.value(), stamp, writer));
      }
    }
    return writes.stream().anyMatch(w -> w.value().orElse("").length() > Limits.VALUE)
        ? new ItemPlan.Refuse(
            DiscardReason.TOO_LARGE, "a value has more than 65536 characters of JSON: shorten it")
        : new ItemPlan.Store(writes);
  }

  private List<Field> fields(String id, RemoteDataChange change) {
    return switch (change) {
      case RemoteDataChange.Traits(ObjectNode traits) -> traits(Keys.identify(id), traits);
      case RemoteDataChange.Group(String groupId) ->
          List.of(
              new Field(
                  FieldPlace.named(Keys.identify(id), Part.FIELD, Keys.GROUP_ID),
                  Optional.of(JsonText.of(TextNode.valueOf(groupId)))));
      case RemoteDataChange.Cohort(String name, boolean member) ->
          List.of(
              new Field(
                  FieldPlace.named(Keys.cohorts(id), Part.FIELD, name),
                  Optional.of(Boolean.toString(member))));
    };
  }

  private List<Field> traits(String key, ObjectNode traits) {
    List<Field> fields = new ArrayList<>();
    for (Map.Entry<String, JsonNode> trait : traits.properties()) {
      FieldPlace place = FieldPlace.named(key, Part.TRAIT, trait.getKey());
      if (settings.allowsTrait(place.name())) {
        fields.add(new Field(place, present(trait.getValue())));
      }
    }
    return fields;
  }

  private static Optional<String> present(JsonNode value) {
    return value.isNull() ? Optional.empty() : Optional.of(JsonText.of(value));
  }

  static Stamp stamp(RemoteDataItem item) {
    String messageId = item.messageId();
    return new Stamp(
        Micros.of(item.timestamp()),
        JsonText.isStorable(messageId) ? messageId : JsonText.quoted(messageId));
  }

  private record Field(FieldPlace place, Optional<String> value) {}
}
