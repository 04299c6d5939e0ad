package com.kameleoon.destination.ingest.log;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.kameleoon.destination.ingest.log.PlannedDelivery.Discarded;
import com.kameleoon.destination.ingest.log.PlannedDelivery.ToSend;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// An event's deliveries as they are stored with it: a JSON array of `{id, mapping, target, item}`,
/// into which the items are copied as they are and can be cut out again.
///
/// @param json UTF-8; empty where the event has no deliveries
record EventPlan(byte[] json, List<Sending> sendings) {
  private static final EventPlan NONE = new EventPlan(new byte[0], List.of());

  /// A delivery that is to be sent.
  record Sending(Target target, StoredDelivery delivery) {}

  static EventPlan of(UUID messageKey, Verdict verdict) {
    return verdict instanceof Verdict.Deliveries(List<PlannedDelivery> deliveries)
        ? new Writer(messageKey).write(deliveries)
        : NONE;
  }

  private static final class Writer {
    private static final int ROOM_FOR_ALL_BUT_THE_ITEM = 160;

    private final UUID messageKey;
    private final List<Sending> sendings = new ArrayList<>(1);

    private Writer(UUID messageKey) {
      this.messageKey = messageKey;
    }

    private EventPlan write(List<PlannedDelivery> deliveries) {
      int room = deliveries.stream().mapToInt(Writer::room).sum();
      ByteArrayOutputStream json = new ByteArrayOutputStream(room);
      char separator = '[';
      for (PlannedDelivery delivery : deliveries) {
        json.write(separator);
        write(delivery, json);
        separator = ',';
      }
      json.write(']');
      return new EventPlan(json.toByteArray(), sendings);
    }

    private void write(PlannedDelivery delivery, ByteArrayOutputStream json) {
      json.writeBytes(ascii("{\"id\":\"" + delivery.id() + "\",\"mapping\":\""));
      json.writeBytes(JsonStringEncoder.getInstance().quoteAsUTF8(delivery.mapping()));
      json.writeBytes(ascii("\""));
      byte[] item = item(delivery);
      if (delivery instanceof ToSend(UUID id, _, Target target, _)) {
        json.writeBytes(ascii(",\"target\":\"" + target.name() + "\",\"item\":"));
        StoredDelivery stored = new StoredDelivery(id, messageKey, json.size(), item.length);
        sendings.add(new Sending(target, stored));
      } else {
        json.writeBytes(ascii(",\"item\":"));
      }
      json.writeBytes(item);
      json.write('}');
    }

    private static int room(PlannedDelivery delivery) {
      return ROOM_FOR_ALL_BUT_THE_ITEM + item(delivery).length;
    }

    private static byte[] item(PlannedDelivery delivery) {
      return switch (delivery) {
        case ToSend toSend -> toSend.item();
        case Discarded discarded -> discarded.payload();
      };
    }

    private static byte[] ascii(String text) {
      return text.getBytes(StandardCharsets.ISO_8859_1);
    }
  }
}
