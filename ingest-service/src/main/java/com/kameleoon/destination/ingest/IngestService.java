package com.kameleoon.destination.ingest;

import com.kameleoon.destination.ingest.destination.DestinationRefusedException;
import io.micronaut.context.exceptions.BeanInstantiationException;
import io.micronaut.runtime.Micronaut;
import io.micronaut.runtime.exceptions.ApplicationStartupException;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Objects;
import java.util.stream.Stream;

/// Starts the service.
@OpenAPIDefinition(
    info =
        @Info(
            title = "ingest-service",
            version = "1",
            description = "Receives Segment events for one Kameleoon destination."))
public final class IngestService {
  /// Not an exit code: the framework then throws instead of exiting with a stack trace.
  private static final int LEFT_TO_MAIN = 0;

  private IngestService() {}

  public static void main(String[] args) {
    try {
      Micronaut.build(args)
          .banner(false)
          .mainClass(IngestService.class)
          .mapError(BeanInstantiationException.class, _ -> LEFT_TO_MAIN)
          .start();
    } catch (ApplicationStartupException failed) {
      System.err.println(sentence(failed));
      System.exit(1);
    }
  }

  /// What is wrong with the destination, or else everything that is known.
  private static String sentence(Throwable failed) {
    return Stream.iterate(failed, Objects::nonNull, Throwable::getCause)
        .filter(DestinationRefusedException.class::isInstance)
        .findFirst()
        .map(Throwable::getMessage)
        .orElseGet(() -> stackTrace(failed));
  }

  private static String stackTrace(Throwable failed) {
    StringWriter text = new StringWriter();
    failed.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
