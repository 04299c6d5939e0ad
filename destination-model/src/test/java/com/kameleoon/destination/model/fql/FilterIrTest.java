package com.kameleoon.destination.model.fql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Conditions and what Segment's servers would send to its libraries for them.
final class FilterIrTest {
  @TestFactory
  Stream<DynamicTest> writesTheRepresentationOfSegment() throws IOException {
    ObjectMapper json = new ObjectMapper();
    return pairs()
        .map(pair ->
            dynamicTest(
                pair[0],
                () ->
                    assertThat(FilterIr.of(FilterReader.read(pair[0], new Findings())).toString())
                        .isEqualTo(json.readTree(pair[1]).toString())));
  }

  private static Stream<String[]> pairs() throws IOException {
    try (InputStream in = FilterIrTest.class.getResourceAsStream("/conformance/filter-ir.txt")) {
      List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      return lines.stream().map(line -> line.split(" {2}-> {2}"));
    }
  }
}
