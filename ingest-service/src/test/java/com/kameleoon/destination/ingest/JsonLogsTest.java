package com.kameleoon.destination.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator.ExecutionStatus;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;

class JsonLogsTest {
  private final LoggerContext context = new LoggerContext();

  @BeforeEach
  void complete() {
    context.setMDCAdapter(new LogbackMDCAdapter());
  }

  @Test
  void writesALineOfJson() throws Exception {
    LoggingEvent event =
        new LoggingEvent(
            "caller",
            context.getLogger("shop"),
            Level.WARN,
            "{} of \"two\"\nlines",
            new IllegalStateException("why"),
            new Object[] {1});
    event.addKeyValuePair(new KeyValuePair("target", "GOAL"));

    byte[] line = JsonLogs.encoder(context).encode(event);

    JsonNode json = new ObjectMapper().readTree(line);
    assertThat(new String(line, UTF_8)).containsOnlyOnce("\n").endsWith("\n");
    assertThat(json.path("level").asText()).isEqualTo("WARN");
    assertThat(json.path("loggerName").asText()).isEqualTo("shop");
    assertThat(json.path("formattedMessage").asText()).isEqualTo("1 of \"two\"\nlines");
    assertThat(json.path("kvpList").path(0).path("target").asText()).isEqualTo("GOAL");
    assertThat(json.path("throwable").path("message").asText()).isEqualTo("why");
  }

  @Test
  void takesTheLevelThatIsAskedFor() {
    assertThat(JsonLogs.level(null)).isEqualTo(Level.INFO);
    assertThat(JsonLogs.level("debug")).isEqualTo(Level.DEBUG);
    assertThat(JsonLogs.level("loud")).isEqualTo(Level.INFO);
  }

  // This test's class path has a logback-test.xml.
  @Test
  void leavesTheTestsTheirOwn() {
    assertThat(new JsonLogs().configure(context)).isEqualTo(ExecutionStatus.INVOKE_NEXT_IF_ANY);
  }
}
