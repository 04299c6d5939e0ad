package com.kameleoon.destination.ingest.console;

import com.kameleoon.destination.ingest.access.Entrance;
import com.kameleoon.destination.ingest.access.Session;
import com.kameleoon.destination.ingest.alert.Alerts;
import com.kameleoon.destination.ingest.destination.DestinationRegistry;
import com.kameleoon.destination.ingest.destination.RunningDestination;
import com.kameleoon.destination.model.wire.DestinationMode;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.time.Clock;

/// Makes what every page shows around its content.
@Singleton
final class Shells {
  private final DestinationRegistry destinations;
  private final Alerts alerts;
  private final Clock clock;

  Shells(DestinationRegistry destinations, Alerts alerts, Clock clock) {
    this.destinations = destinations;
    this.alerts = alerts;
    this.clock = clock;
  }

  Shell of(HttpRequest<?> request, String title, String active) {
    RunningDestination destination = destinations.current();
    return new Shell(
        destination.name(),
        destination.spec().sitecode(),
        title,
        active,
        Entrance.session(request).map(Session::csrf).orElse(""),
        clock.instant(),
        alerts.firing(),
        destination.spec().mode() == DestinationMode.Shadow,
        request.getParameters().get("notice", String.class).orElse(null));
  }
}
