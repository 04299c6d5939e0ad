package com.kameleoon.destination.ingest.delivery;

import com.kameleoon.destination.model.wire.WireVersion;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// `{"version":1,"items":[...]}` around items that are JSON already: concatenated, never parsed.
final class BatchBody {
  private static final byte[] START =
      "{\"version\":%d,\"items\":[".formatted(WireVersion.CURRENT).getBytes(StandardCharsets.UTF_8);
  private static final byte[] COMMA = {','};
  private static final byte[] END = {']', '}'};

  private BatchBody() {}

  static BodyPublisher of(List<byte[]> items) {
    List<byte[]> parts = new ArrayList<>(2 * items.size() + 1);
    parts.add(START);
    for (byte[] item : items) {
      parts.add(item);
      parts.add(COMMA);
    }
    parts.set(parts.size() - 1, END);
    long length = parts.stream().mapToLong(part -> part.length).sum();
    return BodyPublishers.fromPublisher(BodyPublishers.ofByteArrays(parts), length);
  }
}
