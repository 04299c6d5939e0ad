package com.kameleoon.destination.remotedata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A process that cannot start says why in one sentence.
class StartTest {
  @TempDir private Path folder;

  @Test
  void refusesToStartWithBrokenSettings() throws Exception {
    Path settings = Files.writeString(folder.resolve("s.json"), "{\"version\":1,\"ttlHours\":5}");
    Path token = Files.writeString(folder.resolve("token"), "t");

    Ended ended =
        run(
            Map.of(
                "kameleoon.settings-file", settings.toString(),
                "kameleoon.service-token-file", token.toString()));

    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.output())
        .contains("The service cannot start")
        .contains("sitecode must have exactly 10 characters")
        .doesNotContain("\tat ");
  }

  @Test
  void refusesToStartWithoutATokenFile() throws Exception {
    Path settings = Files.writeString(folder.resolve("s.json"), TestService.ALL_TRAITS);

    Ended ended =
        run(
            Map.of(
                "kameleoon.settings-file", settings.toString(),
                "kameleoon.service-token-file", folder.resolve("none").toString()));

    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.output()).contains("none cannot be read").doesNotContain("\tat ");
  }

  private static Ended run(Map<String, String> properties)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
    command.add("-Dmicronaut.server.port=-1");
    command.add("-Ddatasources.default.url=jdbc:postgresql://127.0.0.1:1/none");
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), RemoteDataService.class.getName()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), output);
  }

  private record Ended(int exitCode, String output) {}
}
