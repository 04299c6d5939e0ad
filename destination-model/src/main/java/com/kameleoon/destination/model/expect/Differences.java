package com.kameleoon.destination.model.expect;

import com.kameleoon.destination.model.action.Routed;
import com.kameleoon.destination.model.route.MappedDelivery;
import com.kameleoon.destination.model.route.RouteVerdict;
import com.kameleoon.destination.model.spec.MappingExpectationSpec;
import com.kameleoon.destination.model.spec.TestExpectationSpec;
import com.kameleoon.destination.model.spec.TestOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What differs between an expectation and what became of the event.
final class Differences {
  private final TestExpectationSpec expect;
  private final List<String> found = new ArrayList<>();

  Differences(TestExpectationSpec expect) {
    this.expect = expect;
  }

  List<String> of(RouteVerdict verdict) {
    Outcome actual = Outcome.of(verdict);
    compare("outcome", name(expect.outcome()), actual.outcome().name(), actual.shown());
    compare("reason", expect.reason(), actual.reason(), actual.shown());
    if (expect.detail() != null && !actual.detail().contains(expect.detail())) {
      found.add("`%s` stands nowhere in: %s".formatted(expect.detail(), actual.shown()));
    }
    if (expect.mappings() != null) {
      compareMappings(expect.mappings(), actual);
    }
    return found;
  }

  private static @Nullable String name(@Nullable TestOutcome outcome) {
    return outcome == null ? null : outcome.name();
  }

  private void compare(String what, @Nullable String expected, String actual, String shown) {
    if (expected != null && !expected.equals(actual)) {
      found.add("%s: expected %s, but it is %s".formatted(what, expected, shown));
    }
  }

  private void compareMappings(List<MappingExpectationSpec> expected, Outcome actual) {
    List<String> named = expected.stream().map(MappingExpectationSpec::mapping).toList();
    for (MappingExpectationSpec mapping : expected) {
      find(actual, mapping.mapping())
          .ifPresentOrElse(
              delivery -> compare(mapping, delivery),
              () ->
                  found.add(
                      "mapping %s: expected to match, but the event is %s"
                          .formatted(mapping.mapping(), actual.shown())));
    }
    actual.deliveries().stream()
        .map(MappedDelivery::mapping)
        .filter(mapping -> !named.contains(mapping))
        .forEach(
            mapping -> found.add("mapping %s: matches, but is not expected".formatted(mapping)));
  }

  private static Optional<MappedDelivery> find(Outcome actual, String mapping) {
    return actual.deliveries().stream()
        .filter(delivery -> delivery.mapping().equals(mapping))
        .findFirst();
  }

  private void compare(MappingExpectationSpec expected, MappedDelivery delivery) {
    String place = "mapping " + expected.mapping();
    String shown = Outcome.shown(delivery);
    boolean discarded = delivery.routed() instanceof Routed.Unroutable;
    if (discarded != (expected.outcome() == TestOutcome.Discarded)) {
      found.add("%s: expected %s, but it is %s".formatted(place, expected.outcome(), shown));
    }
    String reason =
        delivery.routed() instanceof Routed.Unroutable(var given, _) ? given.name() : "none";
    compare(place + ": reason", expected.reason(), reason, shown);
    if (expected.payload() != null) {
      found.addAll(
          PayloadMatch.differences(expected.payload(), delivery.payload()).stream()
              .map(difference -> place + ": " + difference)
              .collect(Collectors.toList()));
    }
  }
}
