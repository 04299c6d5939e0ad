package com.kameleoon.destination.kd;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestCommandTest {
  private static final String SHOP = Golden.file("test/shop.yaml").toString();
  private static final String EVENTS = Golden.file("test/events.ndjson").toString();

  @ParameterizedTest
  @ValueSource(strings = {"text", "json", "junit", "github"})
  void showsWhatBecomesOfEveryEventAndTest(String format) {
    Run run = Run.of("test", SHOP, "--event", EVENTS, "--format", format);

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(1);
    Golden.compare(run.out(), "test/shop." + format + ".golden");
  }

  @Test
  void sendsNothingThroughABrokenResource() {
    String broken = Golden.file("validate/broken.yaml").toString();

    Run run = Run.of("test", broken, "--event", EVENTS);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("The YAML cannot be read");
  }

  @Test
  void saysWhereAnEventIsNoJson() {
    Run run = Run.with("{\"type\": \"track\"}\n{]", "test", SHOP, "--event", "-");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith("-:2:");
  }

  @Test
  void asksForSomethingToTest() {
    Run run = Run.of("test", Golden.file("validate/sound.json").toString());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith("There is nothing to test");
  }
}
