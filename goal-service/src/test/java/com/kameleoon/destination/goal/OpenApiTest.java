package com.kameleoon.destination.goal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OpenApiTest {
  private static final Path GENERATED =
      Path.of("target/classes/META-INF/swagger/goal-service-v1.yml");
  private static final Path COMMITTED = Path.of("../docs/openapi/goal-service.yml");

  @Test
  void theCommittedDescriptionIsTheGeneratedOne() throws IOException {
    assertThat(Files.readString(COMMITTED))
        .as("copy goal-service/%s to docs/openapi/goal-service.yml", GENERATED)
        .isEqualTo(Files.readString(GENERATED));
  }
}
