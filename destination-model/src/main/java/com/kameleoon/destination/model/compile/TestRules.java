package com.kameleoon.destination.model.compile;

import com.kameleoon.destination.model.spec.MappingExpectationSpec;
import com.kameleoon.destination.model.spec.TestExpectationSpec;
import com.kameleoon.destination.model.spec.TestOutcome;
import com.kameleoon.destination.model.spec.TestSpec;
import com.kameleoon.destination.model.wire.DiscardReason;
import com.kameleoon.destination.model.wire.FilterReason;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Whether the resource's own tests can be run and expect something that exists.
final class TestRules {
  private static final int MOST_TESTS = 200;
  private static final List<String> FILTERED =
      Arrays.stream(FilterReason.values()).map(Enum::name).toList();
  private static final List<String> DISCARDED = DiscardReason.names();

  private final List<TestSpec> tests;
  private final List<String> mappings;
  private final Findings findings;
  private final Set<String> names = new HashSet<>();

  TestRules(List<TestSpec> tests, List<String> mappings, Findings findings) {
    this.tests = tests;
    this.mappings = mappings;
    this.findings = findings;
  }

  void check() {
    if (tests.size() > MOST_TESTS) {
      findings.error(
          "spec.tests", "There are %d tests; use at most %d.".formatted(tests.size(), MOST_TESTS));
    }
    for (int i = 0; i < tests.size(); i++) {
      check("spec.tests[" + i + "]", tests.get(i));
    }
  }

  private void check(String path, TestSpec test) {
    if (test.name().isBlank()) {
      findings.error(path + ".name", "A test needs a name; its result is shown by it.");
    } else if (!names.add(test.name())) {
      findings.error(
          path + ".name", "Two tests are called `%s`; rename one.".formatted(test.name()));
    }
    if (!test.event().path("type").isTextual()) {
      findings.error(
          path + ".event",
          "The event has no `type`; write track, page, screen, identify or group.");
    }
    check(path + ".expect", test.expect());
  }

  private void check(String path, TestExpectationSpec expect) {
    if (expect.outcome() == null && expect.reason() == null && expect.mappings() == null) {
      findings.error(path, "The test expects nothing; write `outcome`, `reason` or `mappings`.");
    }
    checkReason(path + ".reason", expect.reason(), allowed(expect.outcome()));
    List<MappingExpectationSpec> written =
        expect.mappings() == null ? List.of() : expect.mappings();
    for (int i = 0; i < written.size(); i++) {
      check(path + ".mappings[" + i + "]", written.get(i));
    }
  }

  private void check(String path, MappingExpectationSpec expect) {
    if (!mappings.contains(expect.mapping())) {
      findings.error(
          path + ".mapping",
          "No mapping is called `%s`; use one of %s."
              .formatted(expect.mapping(), String.join(", ", mappings)));
    }
    if (expect.outcome() == TestOutcome.Filtered) {
      findings.error(
          path + ".outcome",
          "A mapping delivers or discards; to expect a filtered event, write `expect.outcome`.");
    }
    checkReason(path + ".reason", expect.reason(), DISCARDED);
  }

  private static List<String> allowed(@Nullable TestOutcome outcome) {
    return switch (outcome) {
      case Filtered -> FILTERED;
      case Discarded -> DISCARDED;
      case Delivered -> List.of();
      case null -> Stream.concat(FILTERED.stream(), DISCARDED.stream()).toList();
    };
  }

  private void checkReason(String path, @Nullable String reason, List<String> allowed) {
    if (reason != null && !allowed.contains(reason)) {
      findings.error(
          path,
          allowed.isEmpty()
              ? "What is delivered has no reason; remove `reason`."
              : "There is no reason `%s`; use one of %s."
                  .formatted(reason, String.join(", ", allowed)));
    }
  }
}
