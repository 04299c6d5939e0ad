package com.kameleoon.destination.ingest.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kameleoon.destination.ingest.destination.Destinations;
import com.kameleoon.destination.ingest.function.FunctionChain;
import com.kameleoon.destination.ingest.log.FilterReason;
import com.kameleoon.destination.ingest.log.PlannedDelivery;
import com.kameleoon.destination.ingest.log.Target;
import com.kameleoon.destination.ingest.log.TimeOrderedIds;
import com.kameleoon.destination.ingest.log.Verdict;
import com.kameleoon.destination.model.compile.CompiledDestination;
import com.kameleoon.destination.model.event.SegmentEvent;
import com.kameleoon.destination.model.wire.DiscardReason;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventPipelineTest {
  private static final String TRACK =
      "{\"type\":\"track\",\"event\":\"X\",\"messageId\":\"m\",\"timestamp\":\"2026-01-01T00:00:00Z\",";

  private final MeterRegistry meters = new SimpleMeterRegistry();
  private final EventPipeline pipeline =
      new EventPipeline(new TimeOrderedIds(Clock.systemUTC()), new FilterFailures(meters));

  @Test
  void sendsATrackToTheGoals() throws IOException {
    List<PlannedDelivery> deliveries =
        deliveries(TRACK + "\"properties\":{\"kameleoonVisitorCode\":\"vc\",\"revenue\":3}}");

    assertThat(deliveries).hasSize(1);
    PlannedDelivery.ToSend delivery = (PlannedDelivery.ToSend) deliveries.getFirst();
    assertThat(delivery.target()).isEqualTo(Target.GOAL);
    JsonNode item = new JsonMapper().readTree(delivery.item());
    assertThat(item.path("id").asText()).isEqualTo(delivery.id().toString());
    assertThat(item.path("visitorCode").asText()).isEqualTo("vc");
    assertThat(item.path("timestamp").asText()).isEqualTo("2026-01-01T00:00:00Z");
  }

  @Test
  void sendsAnIdentifyToTheRemoteData() throws IOException {
    List<PlannedDelivery> deliveries =
        deliveries(
            """
            {"type":"identify","userId":"u","anonymousId":"a","messageId":"m",
             "timestamp":"2026-01-01T00:00:00Z","traits":{"plan":"x"}}
            """);

    PlannedDelivery.ToSend delivery = (PlannedDelivery.ToSend) deliveries.getFirst();
    assertThat(delivery.target()).isEqualTo(Target.REMOTE_DATA);
    JsonNode item = new JsonMapper().readTree(delivery.item());
    assertThat(item.path("ids")).extracting(JsonNode::asText).containsExactly("u", "a");
    assertThat(item.at("/change/traits/plan").asText()).isEqualTo("x");
  }

  @Test
  void plansADeliveryForEveryMappingThatMatches() throws IOException {
    CompiledDestination destination =
        Destinations.withMappings(
            "[{name: one, subscribe: 'type = \"track\"', partnerAction: logEvent},"
                + " {name: other, subscribe: 'type = \"page\"', partnerAction: logEvent},"
                + " {name: two, subscribe: 'type = \"track\"', partnerAction: logEvent}]");

    Verdict verdict =
        pipeline.decide(event(TRACK + "\"userId\":\"u\"}"), destination, FunctionChain.EMPTY);

    assertThat(((Verdict.Deliveries) verdict).deliveries())
        .extracting(PlannedDelivery::mapping)
        .containsExactly("one", "two");
    assertThat(((Verdict.Deliveries) verdict).deliveries())
        .extracting(PlannedDelivery::id)
        .doesNotHaveDuplicates();
  }

  @Test
  void keepsADeliveryThatItsMappingCannotMake() throws IOException {
    CompiledDestination destination =
        Destinations.withMappings(
            "[{name: group, subscribe: 'type = \"track\"', partnerAction: group}]");

    Verdict verdict =
        pipeline.decide(event(TRACK + "\"userId\":\"u\"}"), destination, FunctionChain.EMPTY);

    PlannedDelivery.Discarded discarded =
        (PlannedDelivery.Discarded) ((Verdict.Deliveries) verdict).deliveries().getFirst();
    assertThat(discarded.reason()).isEqualTo(DiscardReason.INVALID_PAYLOAD);
    assertThat(discarded.detail()).contains("groupId");
    assertThat(new JsonMapper().readTree(discarded.payload()).path("event").asText())
        .isEqualTo("X");
  }

  @Test
  void filtersWhatNoMappingWants() throws IOException {
    assertThat(
            pipeline.decide(
                event("{\"type\":\"alias\"}"), Destinations.withPresets(), FunctionChain.EMPTY))
        .isEqualTo(new Verdict.Filtered(FilterReason.NO_MATCHING_MAPPING, null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"All\":false}",
        "{\"All\":false,\"kameleoon (actions)\":true}",
        "{\"Kameleoon (Actions)\":false}",
        "{\"Kameleoon\":false,\"All\":true}",
        "{\"Kameleoon (Actions)\":false,\"Kameleoon\":true}"
      })
  void honoursAnIntegrationsObjectThatExcludesIt(String integrations) throws IOException {
    Verdict verdict =
        pipeline.decide(
            event(TRACK + "\"userId\":\"u\",\"integrations\":" + integrations + "}"),
            Destinations.withPresets(),
            FunctionChain.EMPTY);

    assertThat(verdict)
        .isEqualTo(new Verdict.Filtered(FilterReason.FILTERED_BY_INTEGRATIONS_OBJECT, null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "null",
        "{\"All\":true}",
        "{\"All\":false,\"Kameleoon (Actions)\":true}",
        "{\"All\":false,\"Kameleoon (Actions)\":{\"a\":1}}",
        "{\"All\":false,\"Kameleoon\":true}",
        "{\"Other\":false}"
      })
  void honoursAnIntegrationsObjectThatIncludesIt(String integrations) throws IOException {
    assertThat(deliveries(TRACK + "\"userId\":\"u\",\"integrations\":" + integrations + "}"))
        .hasSize(1);
  }

  @Test
  void dropsWhatAFilterDropsAndNamesTheFilter() throws IOException {
    CompiledDestination destination =
        Destinations.withFilters(
            "[{name: no-tests, if: 'event = \"X\"', actions: [{type: DROP}]}]");

    Verdict verdict = decide(TRACK + "\"properties\":{}}", destination);

    assertThat(verdict)
        .isEqualTo(new Verdict.Filtered(FilterReason.FILTERED_BY_RULES, "filter no-tests"));
  }

  @Test
  void mapsWhatTheFiltersHaveLeft() throws IOException {
    CompiledDestination destination =
        Destinations.withFilters(
            "[{name: thin, if: all, actions: [{type: DROP_PROPERTIES, fields: {properties: [secret]}}]}]");

    Verdict verdict =
        decide(
            TRACK + "\"properties\":{\"kameleoonVisitorCode\":\"vc\",\"secret\":1,\"open\":2}}",
            destination);

    PlannedDelivery.ToSend delivery =
        (PlannedDelivery.ToSend) ((Verdict.Deliveries) verdict).deliveries().getFirst();
    JsonNode properties = new JsonMapper().readTree(delivery.item()).path("properties");
    assertThat(properties.has("secret")).isFalse();
    assertThat(properties.path("open").intValue()).isEqualTo(2);
  }

  @Test
  void keepsAsideWhatAFilterCannotAnswerFor() throws IOException {
    CompiledDestination destination =
        Destinations.withFilters(
            """
            [{name: hashed, if: all, onError: DeadLetter, actions: [{type: HASH_PROPERTIES, \
            fields: {properties: [email]}, keySecretRef: {name: absent, key: salt}}]}]\
            """);

    Verdict verdict = decide(TRACK + "\"properties\":{\"email\":\"a@b.c\"}}", destination);

    assertThat(verdict)
        .isInstanceOfSatisfying(
            Verdict.Discarded.class,
            discarded -> {
              assertThat(discarded.reason()).isEqualTo(DiscardReason.EVALUATION_FAILED);
              assertThat(discarded.detail()).startsWith("filter hashed failed: ");
            });
    assertThat(meters.counter("kameleoon.filter.failures", "filter", "hashed").count())
        .isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"type\":\"identify\",\"userId\":\"u\",\"anonymousId\":\"a\",\"traits\":{}",
        "\"type\":\"identify\",\"userId\":\"u\",\"traits\":{\"kameleoonVisitorCode\":\"vc\"}",
        "\"type\":\"group\",\"userId\":\"u\",\"anonymousId\":\"a\",\"groupId\":\"g\"",
        "\"type\":\"alias\",\"userId\":\"u\",\"previousId\":\"p\""
      })
  void tellsGoalsWhoIsWhoWithAliases(String members) throws IOException {
    List<PlannedDelivery> deliveries =
        ((Verdict.Deliveries) decide(timed(members), Destinations.withAliases())).deliveries();

    PlannedDelivery.ToSend learned = (PlannedDelivery.ToSend) deliveries.getLast();
    assertThat(learned.mapping()).isEqualTo("identity.aliases");
    assertThat(learned.target()).isEqualTo(Target.GOAL);
    JsonNode item = new JsonMapper().readTree(learned.item());
    assertThat(item.path("type").asText()).isEqualTo("alias");
    assertThat(item.path("userId").asText()).isEqualTo("u");
    assertThat(item.path("properties").has("plan")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"type\":\"identify\",\"userId\":\"u\",\"traits\":{}",
        "\"type\":\"page\",\"userId\":\"u\",\"anonymousId\":\"a\",\"name\":\"x\""
      })
  void tellsGoalsNothingMoreWhereOneIdStandsAloneOrTheConversionTellsIt(String members)
      throws IOException {
    List<PlannedDelivery> deliveries =
        ((Verdict.Deliveries) decide(timed(members), Destinations.withAliases())).deliveries();
    assertThat(deliveries)
        .extracting(PlannedDelivery::mapping)
        .doesNotContain("identity.aliases")
        .hasSize(1);
  }

  private static String timed(String members) {
    return "{\"messageId\":\"m\",\"timestamp\":\"2026-01-01T00:00:00Z\"," + members + "}";
  }

  private Verdict decide(String json, CompiledDestination destination) throws IOException {
    return pipeline.decide(event(json), destination, FunctionChain.EMPTY);
  }

  private List<PlannedDelivery> deliveries(String json) throws IOException {
    return ((Verdict.Deliveries)
            pipeline.decide(event(json), Destinations.withPresets(), FunctionChain.EMPTY))
        .deliveries();
  }

  private static SegmentEvent event(String json) throws IOException {
    return new SegmentEvent((ObjectNode) new JsonMapper().readTree(json));
  }
}
