package com.kameleoon.destination.goal;

import io.micronaut.context.env.Environment;
import io.micronaut.runtime.Micronaut;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.security.SecurityScheme;

/// Starts the service, or says in one sentence why it cannot.
@OpenAPIDefinition(
    info =
        @Info(
            title = "goal-service",
            version = "v1",
            description = "Goals and conversions of one KameleoonDestination."))
@SecurityScheme(
    name = "serviceToken",
    type = SecuritySchemeType.HTTP,
    scheme = "bearer",
    description = "The token of the file kameleoon.service-token-file.")
public final class GoalService extends Micronaut {
  private GoalService() {}

  public static void main(String[] args) {
    new GoalService().mainClass(GoalService.class).args(args).banner(false).start();
  }

  @Override
  protected void handleStartupException(Environment environment, Throwable failure) {
    System.err.println("goal-service cannot start: " + StartupSentence.of(failure));
    System.exit(1);
  }
}
