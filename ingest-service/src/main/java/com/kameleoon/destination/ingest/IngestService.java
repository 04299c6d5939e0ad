package com.kameleoon.destination.ingest;

import com.kameleoon.destination.ingest.destination.DestinationRefusedException;
import io.micronaut.runtime.Micronaut;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import java.util.Optional;
import java.util.stream.Stream;

/// Starts the service.
@OpenAPIDefinition(
    info =
        @Info(
            title = "ingest-service",
            version = "1",
            description = "Receives Segment events for one Kameleoon destination."))
public final class IngestService {
  private IngestService() {}

  public static void main(String[] args) {
    try {
      Micronaut.build(args).mainClass(IngestService.class).start();
    } catch (RuntimeException failed) {
      System.err.println(refusal(failed).map(Throwable::getMessage).orElse(failed.toString()));
      System.exit(1);
    }
  }

  private static Optional<Throwable> refusal(Throwable failed) {
    return Stream.iterate(failed, Throwable::getCause)
        .takeWhile(java.util.Objects::nonNull)
        .filter(DestinationRefusedException.class::isInstance)
        .findFirst();
  }
}
