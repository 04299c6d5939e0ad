package com.kameleoon.destination.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The committed description is the one that the code generates.
class OpenApiTest {
  private static final Path COMMITTED = Path.of("..", "docs", "openapi", "ingest-service.yml");
  private static final String GENERATED = "/META-INF/swagger/ingest-service-1.yml";

  @Test
  void describesWhatTheControllersDo() throws IOException {
    try (var generated = OpenApiTest.class.getResourceAsStream(GENERATED)) {
      assertThat(generated).isNotNull();
      assertThat(new String(generated.readAllBytes(), StandardCharsets.UTF_8))
          .as("copy target/classes%s to docs/openapi after a deliberate change", GENERATED)
          .isEqualTo(Files.readString(COMMITTED));
    }
  }
}
