package com.kameleoon.destination.ingest.http;

/// From the bytes of a request to its JSON object.
final class IncomingBody {
  private IncomingBody() {}

  /// @param largest in bytes, as sent and inflated
  static BodyReading read(RequestHead head, byte[] body, long largest) {
    return switch (BodyCoding.decode(head.contentEncoding(), body, largest)) {
      case BodyCoding.Decoding.Decoded(byte[] decoded) when decoded.length > largest ->
          new BodyReading.Unreadable(EventSize.refusal(decoded.length, largest));
      case BodyCoding.Decoding.Decoded(byte[] decoded) -> BodyReader.read(decoded);
      case BodyCoding.Decoding.Undecodable(Refusal refusal) -> new BodyReading.Unreadable(refusal);
    };
  }
}
