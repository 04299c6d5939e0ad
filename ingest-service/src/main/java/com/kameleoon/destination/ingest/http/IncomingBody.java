package com.kameleoon.destination.ingest.http;

import java.util.function.Function;

/// From the bytes of a request to its JSON object.
final class IncomingBody {
  private IncomingBody() {}

  /// @param largest in bytes, as sent and inflated
  static BodyReading read(RequestHead head, byte[] body, long largest) {
    return read(head, body, largest, BodyReader::read);
  }

  /// The same for many events: text that cannot be kept is found in each of them later.
  static BodyReading readBatch(RequestHead head, byte[] body, long largest) {
    return read(head, body, largest, BodyReader::readBatch);
  }

  private static BodyReading read(
      RequestHead head, byte[] body, long largest, Function<byte[], BodyReading> reader) {
    return switch (BodyCoding.decode(head.contentEncoding(), body, largest)) {
      case BodyCoding.Decoding.Decoded(byte[] decoded) when decoded.length > largest ->
          new BodyReading.Unreadable(EventSize.refusal(decoded.length, largest));
      case BodyCoding.Decoding.Decoded(byte[] decoded) -> reader.apply(decoded);
      case BodyCoding.Decoding.Undecodable(Refusal refusal) -> new BodyReading.Unreadable(refusal);
    };
  }
}
