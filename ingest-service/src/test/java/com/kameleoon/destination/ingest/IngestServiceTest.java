package com.kameleoon.destination.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestServiceTest {
  @TempDir private Path folder;

  @Test
  void saysWhyItCannotStartAndExits() throws IOException, InterruptedException {
    Path resource = Files.writeString(folder.resolve("destination.yaml"), "kind: Sandwich\n");
    Path errors = folder.resolve("stderr");

    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-Dkameleoon.destination-file=" + resource,
                "-Ddatasources.default.url=jdbc:postgresql://127.0.0.1:1/none",
                IngestService.class.getName())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(errors.toFile())
            .start();

    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.exitValue()).isEqualTo(1);
    assertThat(Files.readString(errors, StandardCharsets.UTF_8))
        .contains("The destination is refused:")
        .contains("add one with apiVersion");
  }
}
