package com.kameleoon.destination.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kameleoon.destination.local.suite.Service;
import com.kameleoon.destination.standin.Fault;
import com.kameleoon.destination.standin.StandIn;
import com.kameleoon.destination.system.fixture.CloudSuite;
import com.kameleoon.destination.system.fixture.NodeClients;
import com.kameleoon.destination.system.fixture.RunningSuite;
import com.kameleoon.destination.system.fixture.ShownTexts;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.time.Duration;
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
  private CloudSuite cloud;
  private StandIn account;
  private RunningSuite suite;

  @BeforeAll
  void start(@TempDir Path folder) {
    NodeClients.install();
    cloud = CloudSuite.start(folder);
    account = cloud.account();
    suite = cloud.running();
  }

  @AfterAll
  void stop() {
    cloud.close();
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
  void pagesAcquireTheCustomDataFromTheAccountWithTheCodeThatIsThere() throws IOException {
    // Given the custom data that the settings ask for
    List<String> names =
        List.of("SegmentIO personas", "SegmentIO group ID", "SegmentIO trait \u2013 plan");
    Awaitility.await()
        .atMost(Duration.ofMinutes(5))
        .until(() -> account.customData().created().size() == names.size());
    ObjectNode codes = new ObjectMapper().createObjectNode();
    names.forEach(name ->
        codes.set(name, account.customData().named(name).orElseThrow().get("customEvalCode")));

    // When one page runs all of them
    JsonNode acquired =
        NodeClients.run(
            "acquisition.mjs",
            Map.of(
                "BASE",
                account.url(),
                "SITECODE",
                CloudSuite.SITECODE,
                "VISITOR",
                "segmentvisitor01",
                "CODES",
                codes.toString()));

    // Then
    assertThat(acquired.path("SegmentIO personas").path("value"))
        .hasToString("[\"vip_customers\"]");
    assertThat(acquired.path("SegmentIO group ID").path("value").asText()).isEqualTo("acme-hotels");
    assertThat(acquired.path("SegmentIO trait \u2013 plan").path("value").asText())
        .isEqualTo("plus");
  }

  @Test
  @Order(3)
  void showsNoSecretAnywhereAlthoughTheAccountRepeatsThem() throws Exception {
    // Given an account that answers with everything that it was sent, as JSON and as a page, and
    // that does not answer
    account.tokens().forget();
    account
        .faults()
        .next("/oauth/token", new Fault.Echo(401), new Fault.EchoPage(500), new Fault.Reset());
    account
        .faults()
        .next(
            "/visit/events", new Fault.EchoPage(502), new Fault.Echo(403), new Fault.ResetAfter());
    account
        .faults()
        .next("/map/maps", new Fault.Echo(403), new Fault.EchoPage(200), new Fault.Reset());
    account
        .faults()
        .next("/goals", new Fault.Echo(404), new Fault.EchoPage(502), new Fault.Reset());
    cloud.send("/v1/track", "\"event\":\"Order Completed\",\"messageId\":\"whisper-0\"");
    for (int i = 1; i <= 3; i++) {
      String members = "\"event\":\"Whispered %d\",\"messageId\":\"whisper-%d\"";
      cloud.send("/v1/track", members.formatted(i, i));
    }
    cloud.send("/v1/identify", "\"traits\":{\"plan\":\"whispered\"},\"messageId\":\"whisper-4\"");
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
      CloudSuite.WRITE_KEY,
      suite.suite().settings().run().serviceToken(),
      suite.suite().settings().run().consoleToken()
    };
    assertThat(shown).hasSizeGreaterThan(100);
    assertThat(shown.values()).anyMatch(text -> text.contains("not liked"));
    shown.forEach((where, text) -> assertThat(text).as(where).doesNotContain(secrets));
  }

  private static JsonNode read(String base) {
    return NodeClients.run(
        "kameleoon-sdk.mjs",
        Map.of(
            "BASE",
            base,
            "SITECODE",
            CloudSuite.SITECODE,
            "KEYS",
            "[\"COHORTS_segment-user\",\"IDENTIFY_segment-user\",\"common\",\"nobody\"]"));
  }
}
