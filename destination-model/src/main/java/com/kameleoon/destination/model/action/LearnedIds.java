package com.kameleoon.destination.model.action;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kameleoon.destination.model.event.EventType;
import com.kameleoon.destination.model.event.SegmentEvent;
import com.kameleoon.destination.model.event.Timestamps;
import com.kameleoon.destination.model.wire.ConversionItem;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What events that convert nothing show about who is who: identify, group and alias.
public final class LearnedIds {
  /// Stands in the place of a mapping's name.
  public static final String NAME = "identity.aliases";

  private static final Set<EventType> SHOWING =
      Set.of(EventType.IDENTIFY, EventType.GROUP, EventType.ALIAS);

  private LearnedIds() {}

  /// An item of type alias, from which goal-service learns; empty where the event shows less than
  /// two ids of one person.
  ///
  /// @param deliveryId becomes the item's id
  public static Optional<ConversionItem> of(SegmentEvent event, String deliveryId) {
    PayloadView view = new PayloadView(event.tree());
    Optional<Instant> time = event.timestamp().flatMap(Timestamps::parse);
    boolean shows = event.type().filter(SHOWING::contains).isPresent() && isMany(view);
    return shows && time.isPresent() && event.messageId().isPresent()
        ? Optional.of(item(view, deliveryId, event.messageId().get(), time.get()))
        : Optional.empty();
  }

  private static boolean isMany(PayloadView view) {
    return Stream.concat(view.ids().stream(), view.text(Names.PREVIOUS_ID).stream())
            .distinct()
            .count()
        > 1;
  }

  private static ConversionItem item(
      PayloadView view, String deliveryId, String messageId, Instant time) {
    ObjectNode properties = JsonNodeFactory.instance.objectNode();
    view.text(Names.PREVIOUS_ID).ifPresent(id -> properties.put(Names.PREVIOUS_ID, id));
    return new ConversionItem(
        deliveryId,
        messageId,
        EventType.ALIAS,
        null,
        view.visitorCode().orElse(null),
        view.text("userId").orElse(null),
        view.text("anonymousId").orElse(null),
        time,
        properties);
  }
}
