package com.kameleoon.destination.ingest.destination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.kameleoon.destination.ingest.function.FunctionRuntime;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DestinationRegistryTest {
  private static final String RESOURCE =
      """
      apiVersion: integrations.kameleoon.com/v1alpha1
      kind: KameleoonDestination
      metadata: {name: shop}
      spec:
        sitecode: "%s"
        apiKeySecretRef: {name: kameleoon, key: apiKey}
        sources:
          - {name: web, writeKeySecretRef: {name: web, key: writeKey}}
      """;
  private static final String API_KEY =
      Base64.getEncoder()
          .encodeToString("{\"id\":\"i\",\"secret\":\"s\"}".getBytes(StandardCharsets.UTF_8));

  @TempDir private Path folder;
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  @BeforeEach
  void writeFiles() throws IOException {
    Files.writeString(resource(), RESOURCE.formatted("1111111111"));
    mount("kameleoon", "apiKey", "v1", API_KEY + "\n");
    mount("web", "writeKey", "v1", "first\n");
  }

  @Test
  void runsWhatTheFilesSay() {
    RunningDestination running = registry().current();

    assertThat(running.name()).isEqualTo("shop");
    assertThat(running.spec().sitecode()).isEqualTo("1111111111");
    assertThat(running.program().mappings()).isNotEmpty();
    assertThat(running.apiKey().matches(API_KEY)).isTrue();
    assertThat(running.apiKey().matches(API_KEY + "\n")).isFalse();
    assertThat(running.writeKeys().source("first")).hasValue("web");
    assertThat(running.writeKeys().source("other")).isEmpty();
  }

  @Test
  void takesANewVersionOfTheResource() throws IOException {
    DestinationRegistry registry = registry();

    Files.writeString(resource(), RESOURCE.formatted("2222222222"));
    registry.refresh();

    assertThat(registry.current().spec().sitecode()).isEqualTo("2222222222");
  }

  @Test
  void takesANewKeyWhenKubernetesSwapsTheLink() throws IOException {
    DestinationRegistry registry = registry();

    mount("web", "writeKey", "v2", "second");
    registry.refresh();

    assertThat(registry.current().writeKeys().source("second")).hasValue("web");
    assertThat(registry.current().writeKeys().source("first")).isEmpty();
  }

  @Test
  void keepsTheSameVersionWhileNothingChanges() {
    DestinationRegistry registry = registry();
    RunningDestination before = registry.current();

    registry.refresh();

    assertThat(registry.current()).isSameAs(before);
  }

  @Test
  void runsTheLastSoundVersionWhileTheNewestIsBroken() throws IOException {
    DestinationRegistry registry = registry();

    Files.writeString(resource(), "spec: [");
    registry.refresh();
    assertThat(registry.current().spec().sitecode()).isEqualTo("1111111111");
    assertThat(refused()).isEqualTo(1);

    Files.writeString(resource(), RESOURCE.formatted("3333333333"));
    registry.refresh();
    assertThat(registry.current().spec().sitecode()).isEqualTo("3333333333");
    assertThat(refused()).isZero();
  }

  @Test
  void namesTheRevisionThatRunsAndWhatANewerOneIsRefusedFor() throws IOException {
    // Given
    DestinationRegistry registry = registry();
    String first = registry.revision().revision();

    // When
    Files.writeString(resource(), RESOURCE.formatted("short"));
    registry.refresh();

    // Then
    assertThat(first).matches("[0-9a-f]{12}");
    assertThat(registry.revision().revision()).isEqualTo(first);
    assertThat(registry.revision().issues())
        .singleElement()
        .asString()
        .startsWith("spec.sitecode: ");
  }

  @Test
  void takesTheOperatorsNameForARevision() throws IOException {
    DestinationRegistry registry = registry();

    Files.writeString(
        resource(),
        RESOURCE
            .formatted("2222222222")
            .replace(
                "{name: shop}",
                "{name: shop, annotations: {integrations.kameleoon.com/revision: abc}}"));
    registry.refresh();

    assertThat(registry.revision().revision()).isEqualTo("abc");
    assertThat(registry.revision().issues()).isEmpty();
  }

  @Test
  void aFailingTestOfTheResourceHoldsTheChangeBack() throws IOException {
    // Given
    DestinationRegistry registry = registry();

    // When
    Files.writeString(
        resource(),
        RESOURCE.formatted("2222222222")
            + """
              functions:
                - {name: drop, code: "async function onTrack(event) { throw new DropEvent('no'); }"}
              tests:
                - name: an order is delivered
                  event: {type: track, event: Order, userId: u}
                  expect: {outcome: Delivered}
            """);
    registry.refresh();

    // Then
    assertThat(registry.current().spec().sitecode()).isEqualTo("1111111111");
    assertThat(registry.revision().issues())
        .singleElement()
        .asString()
        .startsWith("spec.tests[0]: Test \"an order is delivered\" fails: ");
  }

  @Test
  void runsOnWhileTheFilesAreAway() throws IOException {
    DestinationRegistry registry = registry();

    Files.delete(resource());
    registry.refresh();

    assertThat(registry.current().spec().sitecode()).isEqualTo("1111111111");
  }

  @Test
  void doesNotStartWithABrokenResource() throws IOException {
    Files.writeString(resource(), RESOURCE.formatted("short"));

    assertThatThrownBy(this::registry)
        .isInstanceOf(DestinationRefusedException.class)
        .hasMessageContaining("spec.sitecode");
  }

  @Test
  void doesNotStartWithoutASecret() throws IOException {
    Files.writeString(folder.resolve("secrets/web/..v1/writeKey"), "\n");

    assertThatThrownBy(this::registry)
        .isInstanceOf(DestinationRefusedException.class)
        .hasMessageContaining("spec.sources[0].writeKeySecretRef")
        .hasMessageContaining("\"writeKey\"");
  }

  @Test
  void doesNotStartWithAnApiKeyThatSegmentWouldRefuse() throws IOException {
    mount("kameleoon", "apiKey", "v2", "not-a-key");

    assertThatThrownBy(this::registry)
        .isInstanceOf(DestinationRefusedException.class)
        .hasMessageContaining("base64")
        .hasMessageNotContaining("not-a-key");
  }

  @Test
  void saysWhichFileIsMissing() throws IOException {
    Files.delete(resource());

    assertThatThrownBy(this::registry)
        .isInstanceOf(DestinationRefusedException.class)
        .hasMessageContaining("destination.yaml does not exist");
  }

  private DestinationRegistry registry() {
    return new DestinationRegistry(
        new DestinationFiles(resource().toString(), folder.resolve("secrets").toString(), null),
        new DestinationLoader(new FunctionRuntime(meters)),
        Clock.systemUTC(),
        meters);
  }

  private double refused() {
    return meters.get("ingest.destination.refused").gauge().value();
  }

  private Path resource() {
    return folder.resolve("destination.yaml");
  }

  /// As the kubelet does: the keys link to `..data`, which links to a folder per version.
  private void mount(String secret, String key, String version, String value) throws IOException {
    Path mount = Files.createDirectories(folder.resolve("secrets").resolve(secret));
    Path data = Files.createDirectories(mount.resolve(".." + version));
    Files.writeString(data.resolve(key), value);
    Path next = Files.createSymbolicLink(mount.resolve("..data_tmp"), Path.of(".." + version));
    Files.move(next, mount.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
    if (!Files.exists(mount.resolve(key))) {
      Files.createSymbolicLink(mount.resolve(key), Path.of("..data", key));
    }
  }
}
