package com.kameleoon.destination.kd;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kameleoon.destination.ingest.function.FunctionChain;
import com.kameleoon.destination.ingest.function.FunctionRuntime;
import com.kameleoon.destination.ingest.log.PlannedDelivery;
import com.kameleoon.destination.ingest.log.TimeOrderedIds;
import com.kameleoon.destination.ingest.log.Verdict;
import com.kameleoon.destination.ingest.pipeline.EventPipeline;
import com.kameleoon.destination.ingest.pipeline.FilterFailures;
import com.kameleoon.destination.model.action.Routed;
import com.kameleoon.destination.model.compile.Compilation;
import com.kameleoon.destination.model.compile.CompiledDestination;
import com.kameleoon.destination.model.compile.DestinationCompiler;
import com.kameleoon.destination.model.event.SegmentEvent;
import com.kameleoon.destination.model.route.EventRoute;
import com.kameleoon.destination.model.route.MappedDelivery;
import com.kameleoon.destination.model.route.RouteVerdict;
import com.kameleoon.destination.model.spec.ResourceReader;
import com.kameleoon.destination.model.spec.ResourceReading;
import com.kameleoon.destination.model.wire.DiscardReason;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// `kd test` and the operator go [EventRoute]; ingest goes its pipeline. They must agree.
class SameRouteTest {
  private static final Path SHOP_EVENTS = Path.of("../examples/shop/events.ndjson");

  @Test
  void everyEventEndsAsInIngest() throws Exception {
    // Given
    CompiledDestination destination = destination();
    FunctionChain functions =
        new FunctionRuntime(new SimpleMeterRegistry()).chain(destination.functions());
    EventPipeline pipeline =
        new EventPipeline(
            new TimeOrderedIds(Clock.systemUTC()), new FilterFailures(new SimpleMeterRegistry()));
    EventRoute route = new EventRoute(destination, functions::apply);

    // When, then
    try (Stream<String> lines =
        Stream.concat(
            Files.lines(Golden.file("test/events.ndjson")), Files.lines(SHOP_EVENTS).limit(300))) {
      for (String line : lines.toList()) {
        SegmentEvent event = new SegmentEvent((ObjectNode) new JsonMapper().readTree(line));
        assertThat(shown(route.decide(event)))
            .as(line)
            .isEqualTo(shown(pipeline.decide(event, destination, functions)));
      }
    }
  }

  private static CompiledDestination destination() throws Exception {
    ResourceReading reading = ResourceReader.read(Files.readString(Golden.file("test/shop.yaml")));
    Compilation compilation =
        DestinationCompiler.compile(((ResourceReading.Read) reading).resource().spec());
    CompiledDestination program = ((Compilation.Compiled) compilation).destination();
    return program.withFilters(program.filters().withKeys(_ -> Optional.of(new byte[] {1, 2, 3})));
  }

  private static String shown(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Filtered(var reason, var detail) ->
          reason + " " + Objects.requireNonNullElse(detail, "");
      case Verdict.Discarded(var reason, var detail) ->
          reason + " " + Objects.requireNonNullElse(detail, "");
      case Verdict.Deliveries(var deliveries) ->
          deliveries.stream().map(SameRouteTest::shown).collect(Collectors.joining("; "));
    };
  }

  private static String shown(PlannedDelivery delivery) {
    return switch (delivery) {
      case PlannedDelivery.ToSend toSend -> toSend.mapping() + " " + toSend.target();
      case PlannedDelivery.Discarded discarded -> discarded.mapping() + " " + discarded.reason();
    };
  }

  private static String shown(RouteVerdict verdict) {
    return switch (verdict) {
      case RouteVerdict.Filtered(var reason, var detail) -> reason + " " + detail;
      case RouteVerdict.Discarded(var reason, var detail) -> reason + " " + detail;
      case RouteVerdict.Mapped(var deliveries) ->
          deliveries.stream().map(SameRouteTest::shown).collect(Collectors.joining("; "));
    };
  }

  /// That nobody gets a conversion is said by goal-service, not by ingest.
  private static String shown(MappedDelivery delivery) {
    return switch (delivery.routed()) {
      case Routed.ToGoal _ -> delivery.mapping() + " GOAL";
      case Routed.ToRemoteData _ -> delivery.mapping() + " REMOTE_DATA";
      case Routed.Unroutable(var reason, _) when reason == DiscardReason.NO_VISITOR_CODE ->
          delivery.mapping() + " GOAL";
      case Routed.Unroutable(var reason, _) -> delivery.mapping() + " " + reason;
    };
  }
}
