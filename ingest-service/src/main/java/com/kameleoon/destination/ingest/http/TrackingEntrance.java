package com.kameleoon.destination.ingest.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kameleoon.destination.ingest.destination.DestinationRegistry;
import com.kameleoon.destination.ingest.destination.RunningDestination;
import com.kameleoon.destination.ingest.log.Door;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.util.HttpClientAddressResolver;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Supplier;

/// Lets in who shows a write key: by Basic authentication, or else in the body.
@Singleton
final class TrackingEntrance {
  private static final String WRITE_KEY = "writeKey";

  private final DestinationRegistry destinations;
  private final HttpClientAddressResolver addresses;

  TrackingEntrance(DestinationRegistry destinations, HttpClientAddressResolver addresses) {
    this.destinations = destinations;
    this.addresses = addresses;
  }

  /// With the client's address. A list that proxies made begins with the client.
  RequestHead head(HttpRequest<?> request) {
    String path = addresses.resolve(request);
    return RequestHead.of(request).from(path == null ? null : path.split(",", 2)[0].strip());
  }

  /// What became of a request at the entrance.
  sealed interface Entry {
    record Open(Arrival arrival, BodyReading.Read read) implements Entry {}

    record Closed(Refusal refusal) implements Entry {}
  }

  /// One event.
  ///
  /// @param largest in bytes, as sent and inflated
  Entry enter(RequestHead head, byte[] body, long largest) {
    return enter(head, () -> IncomingBody.read(head, body, largest));
  }

  /// Many events, of which one may be bad without the others.
  Entry enterBatch(RequestHead head, byte[] body, long largest) {
    return enter(head, () -> IncomingBody.readBatch(head, body, largest));
  }

  private Entry enter(RequestHead head, Supplier<BodyReading> body) {
    RunningDestination destination = destinations.current();
    Optional<String> header = BasicKey.user(head);
    Optional<String> source = header.flatMap(destination.writeKeys()::source);
    if (header.isPresent() && source.isEmpty()) {
      return stranger();
    }
    return switch (body.get()) {
      case BodyReading.Unreadable(Refusal refusal) -> new Entry.Closed(refusal);
      case BodyReading.Read read ->
          source
              .or(() -> destination.writeKeys().source(keyIn(read.tree())))
              .map(name -> open(name, destination, read))
              .orElseGet(TrackingEntrance::stranger);
    };
  }

  /// The key does not travel on with the event.
  private static Entry open(String source, RunningDestination destination, BodyReading.Read read) {
    read.tree().remove(WRITE_KEY);
    return new Entry.Open(new Arrival(Door.TRACKING_API, source, destination), read);
  }

  private static String keyIn(ObjectNode tree) {
    return tree.path(WRITE_KEY).asText();
  }

  private static Entry stranger() {
    return new Entry.Closed(
        Refusal.at(
            WRITE_KEY,
            RefusalCode.WRONG_KEY,
            "The write key is not that of a source of this destination; send it by Basic"
                + " authentication, or as \"writeKey\"."));
  }
}
