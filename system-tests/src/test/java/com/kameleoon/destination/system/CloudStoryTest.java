package com.kameleoon.destination.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.local.suite.Service;
import com.kameleoon.destination.standin.StandIn;
import com.kameleoon.destination.system.fixture.NodeClients;
import com.kameleoon.destination.system.fixture.RunningSuite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The suite over an account that stands in for Kameleoon's: from Segment's own client to what
/// Kameleoon's own SDK reads.
@Tag("story")
class CloudStoryTest {
  private static final String RESOURCE =
      """
      apiVersion: v1
      kind: Secret
      metadata: {name: kameleoon}
      stringData: {apiKey: "%s", writeKey: cloud-write-key}
      ---
      apiVersion: integrations.kameleoon.com/v1alpha1
      kind: KameleoonDestination
      metadata: {name: cloud}
      spec:
        sitecode: 1q2w3e4r5t
        apiKeySecretRef: {name: kameleoon, key: apiKey}
        account: {mode: Cloud, baseUrls: {automation: "%s", data: "%s"}}
        sources:
          - {name: web, writeKeySecretRef: {name: kameleoon, key: writeKey}}
      """;

  private final StandIn account = StandIn.start("1q2w3e4r5t", Clock.systemUTC());
  @TempDir private Path folder;
  private RunningSuite suite;

  @BeforeEach
  void start() throws IOException {
    NodeClients.install();
    String resource = RESOURCE.formatted(account.apiKey(), account.url(), account.url());
    suite =
        RunningSuite.start(Files.writeString(folder.resolve("cloud.yaml"), resource), List.of());
  }

  @AfterEach
  void stop() {
    suite.close();
    account.close();
  }

  @Test
  void kameleoonsSdkReadsTheSameFromTheAccountAsFromHere() throws IOException {
    // Given
    NodeClients.run(
        "segment-destination.mjs",
        Map.of(
            "BASE", suite.suite().url(Service.INGEST).toString(),
            "PERSON", "segment",
            "API_KEY", suite.destination().apiKey(),
            "WRITE_KEY", suite.destination().writeKey(),
            "SITECODE", suite.destination().sitecode()));
    suite.drained();

    // When
    String here = suite.suite().url(Service.REMOTE_DATA).toString();
    JsonNode read = read(here);

    // Then
    assertThat(read.path("COHORTS_segment-user")).hasToString("{\"vip_customers\":true}");
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> {
          assertThat(read(account.url())).isEqualTo(read);
          assertThat(account.events().distinct()).hasSize(2);
        });
    assertThat(account.goals().created())
        .containsExactlyInAnyOrder(
            "SegmentIO track \u2013 Order Completed", "SegmentIO page \u2013 Home");
    assertThat(account.events().distinct())
        .anySatisfy(event -> assertThat(event).containsEntry("revenue", "12.5"));
    assertNoLogHas(StandIn.CLIENT_SECRET, "secretpart", account.apiKey());
  }

  private static JsonNode read(String base) {
    return NodeClients.run(
        "kameleoon-sdk.mjs",
        Map.of(
            "BASE", base,
            "SITECODE", "1q2w3e4r5t",
            "KEYS", "[\"COHORTS_segment-user\",\"IDENTIFY_segment-user\",\"common\",\"nobody\"]"));
  }

  private void assertNoLogHas(String... secrets) throws IOException {
    try (Stream<Path> logs = Files.walk(suite.suite().settings().run().logs())) {
      for (Path log : logs.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(log)).doesNotContain(secrets);
      }
    }
  }
}
