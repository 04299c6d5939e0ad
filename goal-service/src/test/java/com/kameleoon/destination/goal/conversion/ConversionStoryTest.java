package com.kameleoon.destination.goal.conversion;

import static com.kameleoon.destination.goal.Items.track;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.goal.Items;
import com.kameleoon.destination.goal.TestDatabase;
import com.kameleoon.destination.goal.TestService;
import com.kameleoon.destination.model.event.EventType;
import com.kameleoon.destination.model.wire.ConversionItem;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Conversions through the front door of two replicas.
class ConversionStoryTest {
  private static final TestDatabase DATABASE = TestDatabase.create();
  private static TestService service;
  private static TestService other;

  @BeforeAll
  static void start() {
    service = TestService.start(DATABASE.url());
    other = TestService.start(DATABASE.url());
  }

  @AfterAll
  static void stop() {
    service.close();
    other.close();
  }

  @Test
  void storesAConversionAndAnswersForIt() {
    // Given
    var item = track("m1", "Order Completed", "{\"revenue\": \"$1,234.50\"}");

    // When
    HttpResponse<String> response = service.post(List.of(item));

    // Then
    JsonNode answer = TestService.json(response.body());
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(answer)
        .isEqualTo(
            Items.object(
                """
                {"version": 1, "outcomes": [{"status": "delivered", "id": "delivery-m1"}]}
                """));
    assertThat(stored("m1")).containsExactly("1234.500000 EUR f visitor1");
  }

  @Test
  void answersEachItemInOrder() {
    // Given
    ConversionItem nobody =
        new ConversionItem(
            "nobody", "m", EventType.PAGE, "Home", null, "u", "a", Items.TIME, Items.object("{}"));

    // When
    JsonNode answer =
        TestService.json(
            service.post(List.of(track("o1", "First"), nobody, track("o2", "Second"))).body());

    // Then
    assertThat(answer.findValuesAsText("status"))
        .containsExactly("delivered", "discarded", "delivered");
    assertThat(answer.findValuesAsText("id"))
        .containsExactly("delivery-o1", "nobody", "delivery-o2");
    assertThat(answer.at("/outcomes/1/reason").asText()).isEqualTo("NO_VISITOR_CODE");
  }

  @Test
  void keepsAnItemOnceThatComesTwice() {
    var item = track("twice", "Repeated", "{\"revenue\": 5}");

    service.post(List.of(item));
    service.post(List.of(item));
    other.post(List.of(item, item));

    assertThat(stored("twice")).hasSize(1);
    assertThat(tally("Repeated")).isEqualTo("1 5");
  }

  @Test
  void keepsTwoGoalsOfOneMessage() {
    service.post(List.of(track("shared", "One Goal"), track("shared", "Another Goal")));

    assertThat(stored("shared")).hasSize(2);
  }

  @Test
  void keepsEachItemOnceWhenReplicasTakeTheSameOnesInDifferentOrders() throws Exception {
    // Given
    List<ConversionItem> items =
        IntStream.range(0, 200)
            .mapToObj(i -> track("storm-" + i, "Storm " + i % 7, "{\"revenue\": 1}"))
            .toList();

    // When
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<HttpResponse<String>>> running = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        TestService replica = i % 2 == 0 ? service : other;
        List<ConversionItem> shuffled = new ArrayList<>(items);
        Collections.shuffle(shuffled);
        running.add(threads.submit(() -> replica.post(shuffled)));
      }
      for (Future<HttpResponse<String>> answer : running) {
        assertThat(answer.get().statusCode()).isEqualTo(200);
      }
    }

    // Then
    assertThat(stored("storm-%")).hasSize(200);
    assertThat(
            DATABASE.number(
                "select sum(conversions) from (select * from goal_tally union all select * from"
                    + " goal_total) t join goal on id = goal_id where name like '%Storm%'"))
        .isEqualTo(200);
  }

  @Test
  void storesTextsThatNoDatabaseCanHold() {
    HttpResponse<String> response =
        service.post(List.of(track("nul\0-\uD800", "Event\0With \uDC00 Holes")));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(DATABASE.number("select count(*) from goal where name like '%With%Holes'")).isOne();
  }

  @Test
  void countsEveryItemItReceives() throws Exception {
    // When
    service.post(List.of(track("c1", "Counted"), track("c1", "Counted"), track("c2", " ")));

    // Then
    String metrics = service.manage("/prometheus");
    double received = metric(metrics, "received_total");
    assertThat(received).isGreaterThanOrEqualTo(3);
    assertThat(
            metric(metrics, "stored_total")
                + metric(metrics, "duplicate_total")
                + metric(metrics, "discarded_total")
                + metric(metrics, "deferred_total"))
        .isEqualTo(received);
  }

  @Test
  void refusesAnotherVersionAndNamesIt() {
    assertRefused("{\"version\": 2, \"items\": []}", 400, "unsupported_version", "2");
    assertRefused("{\"version\": 7, \"entries\": {}}", 400, "unsupported_version", "7");
  }

  @Test
  void refusesWhatIsNoBatch() {
    assertRefused("not json", 400, "invalid_batch", "ConversionBatch");
    assertRefused("{\"version\": 1}", 400, "invalid_batch", "ConversionBatch");
    assertRefused("{\"version\": 1, \"items\": [{}]}", 400, "invalid_batch", "items[0].id");
    assertRefused("[".repeat(10_000), 400, "invalid_batch", "ConversionBatch");
  }

  @Test
  void refusesMoreThanFiveHundredItems() {
    List<ConversionItem> items = Collections.nCopies(501, track("many", "Many"));

    HttpResponse<String> response = service.post(items);

    assertThat(response.statusCode()).isEqualTo(413);
    assertThat(response.body()).contains("batch_too_large", "501");
    assertThat(stored("many")).isEmpty();
  }

  @Test
  void refusesABodyOverEightMebibytes() {
    String body = "{\"version\": 1, \"items\": [], \"pad\": \"" + "x".repeat(8 << 20) + "\"}";

    HttpResponse<String> response = send(body);

    assertThat(response.statusCode()).isEqualTo(413);
    assertThat(TestService.json(response.body()).at("/error/code").asText()).isNotBlank();
  }

  @Test
  void takesABodyOfAlmostEightMebibytes() {
    String body =
        "{\"version\": 1, \"items\": [], \"pad\": \"" + "x".repeat((8 << 20) - 99) + "\"}";

    assertThat(send(body).statusCode()).isEqualTo(200);
  }

  private static void assertRefused(String body, int status, String code, String named) {
    HttpResponse<String> response = send(body);
    JsonNode error = TestService.json(response.body()).path("error");

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(error.path("code").asText()).isEqualTo(code);
    assertThat(error.path("message").asText()).contains(named);
  }

  private static HttpResponse<String> send(String body) {
    HttpRequest request =
        service.request("/v1/conversions").POST(BodyPublishers.ofString(body)).build();
    return TestService.send(request);
  }

  private static List<String> stored(String messageId) {
    return DATABASE.column(
        "select concat_ws(' ', revenue, currency, negative, visitor_code) from conversion"
            + " where message_id like '%s'".formatted(messageId));
  }

  private static String tally(String event) {
    return DATABASE
        .column(
            "select sum(conversions) || ' ' || trim_scale(sum(revenue)) from (select * from"
                + " goal_tally union all select * from goal_total) t join goal on id = goal_id"
                + " where name like '%"
                + event
                + "'")
        .getFirst();
  }

  private static double metric(String metrics, String name) {
    return metrics
        .lines()
        .filter(line -> line.startsWith("kameleoon_goal_items_" + name))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }
}
