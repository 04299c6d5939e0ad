package com.kameleoon.destination.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.local.suite.Service;
import com.kameleoon.destination.standin.Fault;
import com.kameleoon.destination.standin.StandIn;
import com.kameleoon.destination.system.fixture.NodeClients;
import com.kameleoon.destination.system.fixture.RunningSuite;
import com.kameleoon.destination.system.fixture.ShownTexts;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// The suite over an account that stands in for Kameleoon's: from Segment's own client to what
/// Kameleoon's own SDK reads.
@Tag("story")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
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
  private RunningSuite suite;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    NodeClients.install();
    String resource = RESOURCE.formatted(account.apiKey(), account.url(), account.url());
    suite =
        RunningSuite.start(Files.writeString(folder.resolve("cloud.yaml"), resource), List.of());
  }

  @AfterAll
  void stop() {
    suite.close();
    account.close();
  }

  @Test
  @Order(1)
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
  }

  @Test
  @Order(2)
  void showsNoSecretAnywhereAlthoughTheAccountRepeatsThem() throws Exception {
    // Given an account that answers with everything that it was sent
    account.tokens().forget();
    account.faults().next(2, "/oauth/token", new Fault.Echo(401));
    account.faults().next(1, "/visit/events", new Fault.Echo(403));
    account.faults().next(1, "/map/maps", new Fault.Echo(403));
    account.faults().next(1, "/goals", new Fault.Echo(404));
    send("/v1/track", "\"event\":\"Order Completed\",\"messageId\":\"whisper-1\"");
    send("/v1/track", "\"event\":\"Whispered\",\"messageId\":\"whisper-2\"");
    send("/v1/identify", "\"traits\":{\"plan\":\"whispered\"},\"messageId\":\"whisper-3\"");
    Awaitility.await().atMost(Duration.ofMinutes(5)).until(() -> account.faults().left() == 0);

    // When
    Map<String, String> shown = ShownTexts.of(suite.suite());

    // Then
    String[] secrets = {
      StandIn.CLIENT_SECRET,
      URLEncoder.encode(StandIn.CLIENT_SECRET, UTF_8),
      "s3cr3t",
      "secretpart",
      account.apiKey(),
      "cloud-write-key",
      suite.suite().settings().run().serviceToken(),
      suite.suite().settings().run().consoleToken()
    };
    assertThat(shown).hasSizeGreaterThan(100);
    assertThat(shown.values()).anyMatch(text -> text.contains("not liked"));
    shown.forEach((where, text) -> assertThat(text).as(where).doesNotContain(secrets));
  }

  private void send(String path, String members) throws IOException, InterruptedException {
    String body =
        """
        {%s,"userId":"segment-user","properties":{"kameleoonVisitorCode":"segmentvisitor01"}}
        """
            .formatted(members);
    String writeKey = Base64.getEncoder().encodeToString("cloud-write-key:".getBytes(UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(suite.suite().url(Service.INGEST).resolve(path))
            .header("Content-Type", "application/json")
            .header("Authorization", "Basic " + writeKey)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
          .isEqualTo(200);
    }
  }

  private static JsonNode read(String base) {
    return NodeClients.run(
        "kameleoon-sdk.mjs",
        Map.of(
            "BASE", base,
            "SITECODE", "1q2w3e4r5t",
            "KEYS", "[\"COHORTS_segment-user\",\"IDENTIFY_segment-user\",\"common\",\"nobody\"]"));
  }
}
