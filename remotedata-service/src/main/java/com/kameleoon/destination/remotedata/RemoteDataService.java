package com.kameleoon.destination.remotedata;

import io.micronaut.context.env.Environment;
import io.micronaut.runtime.Micronaut;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Starts the service.
@OpenAPIDefinition(
    info =
        @Info(
            title = "remotedata-service",
            version = "1",
            description = "Traits, group ids and audiences, as Kameleoon's SDKs read them."))
@SecurityScheme(
    name = "serviceToken",
    type = SecuritySchemeType.HTTP,
    scheme = "bearer",
    description = "The token between the services.")
public final class RemoteDataService {
  private static final Logger LOG = LoggerFactory.getLogger(RemoteDataService.class);

  private RemoteDataService() {}

  public static void main(String[] args) {
    new Start().args(args).classes(RemoteDataService.class).banner(false).start();
  }

  private static final class Start extends Micronaut {
    @Override
    protected void handleStartupException(Environment environment, Throwable exception) {
      LOG.error("The service cannot start cause=\"{}\"", root(exception).getMessage());
      LOG.debug("The service cannot start", exception);
      System.exit(1);
    }

    private static Throwable root(Throwable exception) {
      return Optional.ofNullable(exception.getCause()).map(Start::root).orElse(exception);
    }
  }
}
