package com.kameleoon.destination.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.kameleoon.destination.ingest.log.FilterReason;
import com.kameleoon.destination.ingest.log.PlannedDelivery;
import com.kameleoon.destination.ingest.log.ReceivedEvent;
import com.kameleoon.destination.ingest.log.Verdict;
import com.kameleoon.destination.model.wire.DiscardReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Insert functions, from a library's request to what is stored.
class FunctionsDoorTest {
  private static final String FUNCTIONS =
      """
        functions:
          - name: names
            settings: {prefix: "shop "}
            code: |
              async function onTrack(event, settings) {
                event.event = settings.prefix + event.event;
                return event;
              }
          - name: verdicts
            codeConfigMapRef: {name: code, key: verdicts.js}
      """;
  private static final String VERDICTS =
      """
      function onTrack(event) {
        switch (event.event) {
          case 'shop drop': throw new DropEvent('not wanted');
          case 'shop retry': throw new RetryError('later');
          case 'shop invalid': throw new ValidationError('no');
          case 'shop unsupported': throw new EventNotSupported('no');
          case 'shop broken': return event.no.such.thing;
          case 'shop deep': return onTrack({ ...event });
          default: return event;
        }
      }
      """;

  private static Doors doors;

  @BeforeAll
  static void open() throws IOException {
    Path files = Doors.writeFiles();
    Path resource = files.resolve("destination.yaml");
    Files.writeString(resource, FUNCTIONS, StandardOpenOption.APPEND);
    Path code = Files.createDirectories(files.resolve("config").resolve("code"));
    Files.writeString(code.resolve("verdicts.js"), VERDICTS);
    doors =
        Doors.open(
            Map.of(
                "kameleoon.destination-file", resource.toString(),
                "kameleoon.secrets-dir", files.resolve("secrets").toString(),
                "kameleoon.config-maps-dir", files.resolve("config").toString()));
  }

  @AfterAll
  static void close() {
    doors.close();
  }

  @Test
  void deliversWhatTheFunctionsReturnAndKeepsWhatWasReceived() {
    ReceivedEvent event = received("Signed Up");

    PlannedDelivery delivery = ((Verdict.Deliveries) event.verdict()).deliveries().getFirst();
    assertThat(new String(((PlannedDelivery.ToSend) delivery).item(), StandardCharsets.UTF_8))
        .contains("shop Signed Up");
    assertThat(new String(event.body(), StandardCharsets.UTF_8)).doesNotContain("shop Signed Up");
  }

  @Test
  void storesTheVerdictOfEachErrorType() {
    assertThat(received("drop").verdict())
        .isEqualTo(
            new Verdict.Filtered(
                FilterReason.FILTERED_BY_FUNCTION, "function verdicts: not wanted"));
    assertThat(received("retry").verdict())
        .isEqualTo(new Verdict.Discarded(DiscardReason.FUNCTION_RETRY, "function verdicts: later"));
    assertThat(received("invalid").verdict())
        .isEqualTo(new Verdict.Discarded(DiscardReason.INVALID_PAYLOAD, "function verdicts: no"));
    assertThat(received("unsupported").verdict())
        .isEqualTo(
            new Verdict.Discarded(DiscardReason.UNSUPPORTED_EVENT_TYPE, "function verdicts: no"));
  }

  @Test
  void storesWhyAFunctionFailed() {
    assertThat(received("broken").verdict())
        .isInstanceOfSatisfying(
            Verdict.Discarded.class,
            discarded -> {
              assertThat(discarded.reason()).isEqualTo(DiscardReason.FUNCTION_FAILED);
              assertThat(discarded.detail()).startsWith("function verdicts: threw: TypeError");
            });
    assertThat(received("deep").verdict())
        .isInstanceOfSatisfying(
            Verdict.Discarded.class,
            discarded -> assertThat(discarded.reason()).isEqualTo(DiscardReason.FUNCTION_LIMIT));
  }

  private static ReceivedEvent received(String name) {
    String messageId = "m-" + name;
    String body =
        "{\"event\":\"%s\",\"userId\":\"u\",\"messageId\":\"%s\",\"properties\":{\"kameleoonVisitorCode\":\"v\"}}"
            .formatted(name, messageId);
    assertThat(doors.tracking("/track", body).statusCode()).isEqualTo(200);
    return doors.log().stored().stream()
        .filter(event -> event.messageId().equals(messageId))
        .findFirst()
        .orElseThrow();
  }
}
