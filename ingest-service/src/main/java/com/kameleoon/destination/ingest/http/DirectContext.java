package com.kameleoon.destination.ingest.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/// `context.direct`: the sender says that the connection is the user's own, so the user's IP
/// address is the connection's.
final class DirectContext {
  private DirectContext() {}

  static boolean isDirect(ObjectNode event) {
    return event.path("context").path("direct").booleanValue();
  }

  /// Sets `context.ip` where the event asks for it.
  ///
  /// @param address of the connection's other end, where it is known
  static void complete(ObjectNode event, Optional<String> address) {
    if (address.isPresent() && isDirect(event) && event.get("context") instanceof ObjectNode own) {
      own.put("ip", address.get());
    }
  }
}
