package com.kameleoon.destination.remotedata.write;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.model.wire.RemoteDataItem;
import com.kameleoon.destination.model.wire.WireVersion;
import com.kameleoon.destination.remotedata.json.JsonText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Reads the body of a batch; one broken item does not break the others.
public final class BatchReader {
  private static final int MAX_ITEMS = 500;

  private BatchReader() {}

  /// The items in order. Throws [RequestRefusedException] when the body is no batch.
  public static List<ReceivedItem> read(byte[] body) {
    JsonNode batch = tree(body);
    checkVersion(batch.path("version"));
    JsonNode items = batch.path("items");
    if (!items.isArray()) {
      throw new RequestRefusedException("invalid_batch", "items must be an array", "items");
    }
    if (items.size() > MAX_ITEMS) {
      throw new RequestRefusedException(
          "too_many_items",
          "items has " + items.size() + " elements: send at most 500 in one batch",
          "items");
    }
    List<ReceivedItem> received = new ArrayList<>();
    for (JsonNode item : items) {
      received.add(item(item, received.size()));
    }
    return received;
  }

  private static JsonNode tree(byte[] body) {
    try {
      return JsonText.parse(body);
    } catch (IOException e) {
      throw new RequestRefusedException(
          "invalid_json", "the body is not JSON: send a RemoteDataBatch", "");
    }
  }

  private static void checkVersion(JsonNode version) {
    if (!version.isInt() || version.intValue() != WireVersion.CURRENT) {
      throw new RequestRefusedException(
          "unsupported_version",
          "version " + version + " is not supported: send version " + WireVersion.CURRENT,
          "version");
    }
  }

  private static ReceivedItem item(JsonNode item, int index) {
    JsonNode id = item.path("id");
    if (!id.isTextual()) {
      throw new RequestRefusedException(
          "invalid_batch",
          "items[" + index + "].id must be a string, because the outcome carries it",
          "items[" + index + "].id");
    }
    try {
      return new ReceivedItem.Readable(JsonText.MAPPER.treeToValue(item, RemoteDataItem.class));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      return new ReceivedItem.Unreadable(
          id.textValue(),
          "the item is not a RemoteDataItem: check ids, messageId, timestamp and change");
    }
  }
}
