package com.kameleoon.destination.ingest.log;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// The column `deliveries` of a batch: 40 bytes for each one.
final class DeliveryPlaces {
  private static final int BYTES = 40;

  private DeliveryPlaces() {}

  static byte[] write(List<StoredDelivery> deliveries) {
    ByteBuffer places = ByteBuffer.allocate(BYTES * deliveries.size());
    for (StoredDelivery one : deliveries) {
      write(places, one.id());
      write(places, one.messageKey());
      places.putInt(one.offset()).putInt(one.length());
    }
    return places.array();
  }

  static List<StoredDelivery> read(byte[] column) {
    ByteBuffer places = ByteBuffer.wrap(column);
    List<StoredDelivery> deliveries = new ArrayList<>(column.length / BYTES);
    while (places.hasRemaining()) {
      UUID id = readUuid(places);
      UUID messageKey = readUuid(places);
      deliveries.add(new StoredDelivery(id, messageKey, places.getInt(), places.getInt()));
    }
    return deliveries;
  }

  private static void write(ByteBuffer places, UUID id) {
    places.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
  }

  private static UUID readUuid(ByteBuffer places) {
    return new UUID(places.getLong(), places.getLong());
  }
}
