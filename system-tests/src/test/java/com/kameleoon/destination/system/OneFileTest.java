package com.kameleoon.destination.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.kameleoon.destination.local.suite.Home;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `kd` copied to a folder of its own, as to a pipeline's image.
class OneFileTest {
  @TempDir private Path folder;

  @BeforeEach
  void copy() throws IOException {
    Files.copy(Home.folder().resolve("command-line/target/kd"), folder.resolve("kd"));
    assertThat(folder.resolve("kd").toFile().setExecutable(true)).isTrue();
  }

  @Test
  void validatesWithNothingBesideIt() throws Exception {
    Path shop = Home.folder().resolve("examples/shop/destination.yaml");

    String first = kd("validate", shop.toString());
    String second = kd("validate", shop.toString());

    assertThat(first).isEqualTo("0: 1 destination in 1 file: 0 errors, 0 warnings\n");
    assertThat(second).isEqualTo(first);
  }

  @Test
  void runsFunctionsWithItsOwnEngine() throws Exception {
    Path resource = folder.resolve("shop.yaml");
    Files.writeString(
        resource,
        """
        apiVersion: integrations.kameleoon.com/v1alpha1
        kind: KameleoonDestination
        metadata: {name: shop}
        spec:
          sitecode: 1q2w3e4r5t
          apiKeySecretRef: {name: shop, key: apiKey}
          functions:
            - name: upper
              code: |
                function onTrack(event) { event.event = event.event.toUpperCase(); return event }
          tests:
            - name: names are written large
              event: {type: track, event: order, properties: {kameleoonVisitorCode: vc1}}
              expect: {mappings: [{mapping: Track Calls, payload: {event: ORDER}}]}
        """);

    assertThat(kd("test", resource.toString()))
        .isEqualTo("0: 1 test in 1 file: 0 errors, 0 warnings\n");
  }

  /// Exit code and everything that it wrote.
  private String kd(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(folder.resolve("kd").toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("KD_CACHE", folder.resolve("cache").toString());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    return process.exitValue() + ": " + out;
  }
}
