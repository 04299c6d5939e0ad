package com.kameleoon.destination.account.automation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kameleoon.destination.account.call.Answer;
import com.kameleoon.destination.account.oauth.Authorized;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The parts of the Automation API that goals and custom data need; one HTTP call per method.
public final class AutomationApi {
  /// Goals or custom data in a page.
  public static final int PAGE = 200;

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Authorized calls;
  private final String baseUrl;

  /// @param baseUrl without a slash at the end
  public AutomationApi(Authorized calls, String baseUrl) {
    this.calls = calls;
    this.baseUrl = baseUrl;
  }

  /// The number of the site with this sitecode.
  public Reading<Long> site(String sitecode) {
    return reading(
        get("/sites/byCode/" + encoded(sitecode)),
        tree ->
            tree.path("id").isIntegralNumber()
                ? Optional.of(tree.path("id").longValue())
                : Optional.empty());
  }

  /// One page of the site's goals.
  ///
  /// @param page from 1
  public Reading<List<AccountGoal>> goals(long siteId, int page) {
    String path = "/goals?page=%d&perPage=%d&filter=%s";
    return reading(
        get(path.formatted(page, PAGE, encoded("[" + equal("siteId", siteId) + "]"))),
        tree -> all(tree, item -> goal(item, siteId)));
  }

  /// The site's goals with that name, as far as the account compares names.
  public Reading<List<AccountGoal>> goalsNamed(long siteId, String name) {
    String filter = "[" + equal("siteId", siteId) + "," + equal("name", name) + "]";
    return reading(
        get("/goals?page=1&perPage=%d&filter=%s".formatted(PAGE, encoded(filter))),
        tree -> all(tree, item -> goal(item, siteId)));
  }

  /// One goal; a goal that is not there is a [Answer.Refused] with 404.
  public Reading<AccountGoal> goal(long id) {
    return reading(get("/goals/" + id), AutomationApi::goal);
  }

  /// Creates a custom goal of which every conversion counts.
  ///
  /// @param tag absent where the account refuses tags
  public Reading<AccountGoal> create(long siteId, String name, Optional<String> tag) {
    ObjectNode body = NODES.objectNode();
    body.put("name", name).put("siteId", siteId).put("type", "CUSTOM");
    body.put("hasMultipleConversions", true).put("status", "ACTIVE");
    tag.ifPresent(text -> body.putArray("tags").add(text));
    return reading(post("/goals", body), tree -> goal(tree).map(goal -> goal.named(name)));
  }

  /// One page of the site's custom data.
  public Reading<List<AccountCustomData>> customData(long siteId, int page) {
    String path = "/custom-datas?page=%d&perPage=%d&filter=%s";
    return reading(
        get(path.formatted(page, PAGE, encoded("[" + equal("siteId", siteId) + "]"))),
        tree -> all(tree, AutomationApi::oneCustomData));
  }

  /// Creates a custom data that pages acquire by running its code.
  public Reading<AccountCustomData> create(long siteId, NewCustomData wanted) {
    ObjectNode body = NODES.objectNode();
    body.put("name", wanted.name()).put("siteId", siteId).put("method", "CUSTOM_CODE");
    body.put("type", wanted.list() ? "LIST" : "UNIQUE").put("format", "STRING");
    body.put("scope", "VISITOR").put("customEvalCode", wanted.code());
    body.put("description", wanted.description());
    return reading(post("/custom-datas", body), AutomationApi::oneCustomData);
  }

  private Answer get(String path) {
    return calls.send(HttpRequest.newBuilder(URI.create(baseUrl + path)).GET());
  }

  private Answer post(String path, ObjectNode body) {
    return calls.send(
        HttpRequest.newBuilder(URI.create(baseUrl + path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
  }

  /// A page of HTML with status 200 is no answer: the account shows one to those it has logged out.
  private static <T> Reading<T> reading(Answer answer, Function<JsonNode, Optional<T>> read) {
    if (!(answer instanceof Answer.Done done)) {
      return new Reading.Failed<>(answer);
    }
    return done.json()
        .flatMap(read)
        .<Reading<T>>map(Reading.Read::new)
        .orElseGet(() ->
            new Reading.Failed<>(new Answer.Unclear("answered with something else than expected")));
  }

  private static <T> Optional<List<T>> all(JsonNode tree, Function<JsonNode, Optional<T>> one) {
    if (!tree.isArray()) {
      return Optional.empty();
    }
    List<T> items = new ArrayList<>();
    tree.forEach(item -> one.apply(item).ifPresent(items::add));
    return Optional.of(items);
  }

  private static Optional<AccountGoal> goal(JsonNode tree) {
    if (!tree.path("id").isIntegralNumber()) {
      return Optional.empty();
    }
    boolean archived = tree.path("isArchived").asBoolean(false);
    boolean inactive = tree.path("status").asText("").equalsIgnoreCase("INACTIVE");
    return Optional.of(
        new AccountGoal(
            tree.path("id").longValue(),
            tree.path("name").asText(""),
            archived,
            !archived && !inactive));
  }

  /// How filters combine is not documented: a goal of another site is none of ours, whatever asked
  /// for it.
  private static Optional<AccountGoal> goal(JsonNode tree, long siteId) {
    boolean elsewhere = tree.path("siteId").asLong(siteId) != siteId;
    return goal(tree).map(goal -> elsewhere ? goal.unusable() : goal);
  }

  private static Optional<AccountCustomData> oneCustomData(JsonNode tree) {
    return tree.path("id").isIntegralNumber()
        ? Optional.of(
            new AccountCustomData(
                tree.path("id").longValue(),
                tree.path("name").asText(""),
                tree.path("index").asInt(-1)))
        : Optional.empty();
  }

  private static String equal(String field, Object value) {
    ObjectNode condition = NODES.objectNode().put("field", field).put("operator", "EQUAL");
    condition.putArray("parameters").addPOJO(value);
    return condition.toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
