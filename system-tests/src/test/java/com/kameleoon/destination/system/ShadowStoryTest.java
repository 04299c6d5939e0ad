package com.kameleoon.destination.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.standin.StandIn;
import com.kameleoon.destination.system.fixture.Browser;
import com.kameleoon.destination.system.fixture.RunningSuite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/// A person who migrates looks at what the new destination would do, beside what the classic one
/// does in the account.
@Tag("story")
@DisabledIfEnvironmentVariable(
    named = "KAMELEOON_BROWSER",
    matches = "none",
    disabledReason = "./verify --no-browser")
class ShadowStoryTest {
  private static final String RESOURCE =
      """
      apiVersion: v1
      kind: Secret
      metadata: {name: kameleoon}
      stringData: {apiKey: "%s", writeKey: shadow-write-key}
      ---
      apiVersion: integrations.kameleoon.com/v1alpha1
      kind: KameleoonDestination
      metadata: {name: migration}
      spec:
        mode: Shadow
        sitecode: 1q2w3e4r5t
        apiKeySecretRef: {name: kameleoon, key: apiKey}
        account: {mode: Cloud, baseUrls: {automation: "%s", data: "%s"}}
        sources:
          - {name: web, writeKeySecretRef: {name: kameleoon, key: writeKey}}
      """;

  @TempDir private static Path folder;
  private static StandIn account;
  private static RunningSuite suite;
  private static JsonNode seen;

  @BeforeAll
  static void look() throws IOException {
    Browser browser = Browser.install();
    account = StandIn.start("1q2w3e4r5t", Clock.systemUTC());
    account.goals().add("Signed Up", StandIn.SITE_ID);
    account.goals().add("Segment.io \u2013 Order Completed", StandIn.SITE_ID);
    Path resource = folder.resolve("shadow.yaml");
    Files.writeString(resource, RESOURCE.formatted(account.apiKey(), account.url(), account.url()));
    suite = RunningSuite.start(resource, List.of());
    seen = browser.drive("shadow.mjs", suite, resource);
  }

  @AfterAll
  static void stop() {
    suite.close();
    account.close();
  }

  @Test
  void showsWhatWouldBeDoneBesideWhatTheClassicDestinationDid() {
    assertThat(seen.path("title").asText()).isEqualTo("Shadow on");
    assertThat(seen.path("wouldBe").asInt()).isEqualTo(20);
    assertThat(row("Order Completed"))
        .contains(
            "SegmentIO track \u2013 Order Completed",
            "would be created",
            "Segment.io \u2013 Order Completed #",
            "other goal",
            "\"12\"",
            "238.80 EUR");
    assertThat(row("Signed Up")).contains("same goal", "\"5\"");
    assertThat(row("Product Viewed")).contains("only here", "would be created", "\"3\"");
    assertThat(seen.path("advice").asInt()).isEqualTo(1);
  }

  @Test
  void changesNothingInTheAccount() {
    assertThat(account.goals().created()).isEmpty();
    assertThat(account.events().distinct()).isEmpty();
  }

  @Test
  void everybodyCanUseIt() {
    assertThat(seen.path("wrong").toString())
        .isEqualTo("{\"axe\":[],\"errors\":[],\"foreign\":[],\"sideways\":[],\"hacked\":false}");
  }

  private static String row(String event) {
    return StreamSupport.stream(seen.path("rows").spliterator(), false)
        .filter(row -> row.path(0).asText().startsWith(event))
        .findFirst()
        .orElseThrow()
        .toString();
  }
}
