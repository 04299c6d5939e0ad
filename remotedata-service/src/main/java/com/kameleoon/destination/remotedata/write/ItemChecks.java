package com.kameleoon.destination.remotedata.write;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kameleoon.destination.model.wire.DiscardReason;
import com.kameleoon.destination.model.wire.RemoteDataChange;
import com.kameleoon.destination.model.wire.RemoteDataItem;
import com.kameleoon.destination.remotedata.json.JsonText;
import com.kameleoon.destination.remotedata.query.KeyText;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/// Whether an item can be stored at all.
final class ItemChecks {
  private ItemChecks() {}

  static Optional<ItemPlan.Refuse> refusal(RemoteDataItem item) {
    return first(
        List.of(() -> missing(item), () -> ids(item), () -> sizes(item), () -> time(item)));
  }

  private static Optional<ItemPlan.Refuse> missing(RemoteDataItem item) {
    return first(
        List.of(
            () -> absent(item.messageId(), "messageId"),
            () -> absent(item.timestamp(), "timestamp"),
            () -> absent(item.ids(), "ids"),
            () -> absent(item.change(), "change"),
            () -> missing(item.change())));
  }

  private static Optional<ItemPlan.Refuse> missing(RemoteDataChange change) {
    return switch (change) {
      case RemoteDataChange.Traits(var traits) -> absent(traits, "change.traits");
      case RemoteDataChange.Group(var groupId) -> absent(groupId, "change.groupId");
      case RemoteDataChange.Cohort(var name, _) -> absent(name, "change.name");
    };
  }

  private static Optional<ItemPlan.Refuse> first(List<Supplier<Optional<ItemPlan.Refuse>>> checks) {
    return checks.stream().map(Supplier::get).flatMap(Optional::stream).findFirst();
  }

  // the records promise non-null, but Jackson fills what JSON leaves out with null
  private static Optional<ItemPlan.Refuse> absent(Object value, String field) {
    return Objects.isNull(value)
        ? refuse(DiscardReason.INVALID_PAYLOAD, field + " is missing: send it")
        : Optional.empty();
  }

  private static Optional<ItemPlan.Refuse> ids(RemoteDataItem item) {
    List<String> ids = usableIds(item);
    if (ids.isEmpty()) {
      return refuse(DiscardReason.NO_ID, "ids is empty: an event needs an id to be stored under");
    }
    if (ids.stream().anyMatch(id -> id.length() > Limits.ID)) {
      return refuse(DiscardReason.TOO_LARGE, "ids has an id of more than 512 characters");
    }
    return ids.stream().allMatch(JsonText::isStorable)
        ? Optional.empty()
        : refuse(
            DiscardReason.INVALID_PAYLOAD,
            "ids has an id with a NUL or an unpaired surrogate, which no URL can ask for");
  }

  /// The ids without line ends at their end, without empty ones, each once.
  static List<String> usableIds(RemoteDataItem item) {
    return item.ids().stream()
        .map(KeyText::trimmed)
        .filter(id -> !id.isEmpty())
        .distinct()
        .toList();
  }

  private static Optional<ItemPlan.Refuse> sizes(RemoteDataItem item) {
    if (item.messageId().length() > Limits.MESSAGE_ID) {
      return refuse(DiscardReason.TOO_LARGE, "messageId has more than 512 characters");
    }
    return switch (item.change()) {
      case RemoteDataChange.Traits(ObjectNode traits) -> traitSizes(traits);
      case RemoteDataChange.Group _ -> Optional.empty();
      case RemoteDataChange.Cohort(String name, _) -> name(name, "change.name");
    };
  }

  private static Optional<ItemPlan.Refuse> traitSizes(ObjectNode traits) {
    return traits.size() > Limits.TRAITS
        ? refuse(DiscardReason.TOO_LARGE, "change.traits has more than 1000 traits")
        : traits
            .propertyStream()
            .flatMap(trait -> name(trait.getKey(), "change.traits").stream())
            .findFirst();
  }

  private static Optional<ItemPlan.Refuse> name(String name, String field) {
    return name.length() > Limits.NAME
        ? refuse(DiscardReason.TOO_LARGE, field + " has a name of more than 1024 characters")
        : Optional.empty();
  }

  private static Optional<ItemPlan.Refuse> time(RemoteDataItem item) {
    return Micros.canHold(item.timestamp())
        ? Optional.empty()
        : refuse(DiscardReason.INVALID_PAYLOAD, "timestamp is outside the years 0000 to 9999");
  }

  private static Optional<ItemPlan.Refuse> refuse(DiscardReason reason, String detail) {
    return Optional.of(new ItemPlan.Refuse(reason, detail));
  }
}
