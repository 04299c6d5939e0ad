package com.kameleoon.destination.operator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlannerTest {
  private static final String API_KEY = "eyJpZCI6InMiLCJzZWNyZXQiOiJ0In0=";
  private static final String SPEC =
      """
      {"sitecode": "1q2w3e4r5t", "apiKeySecretRef": {"name": "shop", "key": "apiKey"}}
      """;

  @Test
  void acceptsWhatCompilesAndIsComplete() {
    Plan plan = plan(SPEC, Map.of("apiKey", API_KEY));

    assertThat(plan).isInstanceOf(Plan.Accepted.class);
    Rollout rollout = ((Plan.Accepted) plan).rollout();
    assertThat(rollout.files())
        .containsOnlyKeys("destination.yaml", "goals.json", "remote-data.json");
    assertThat(rollout.files().get("destination.yaml")).contains(rollout.revision());
    assertThat(rollout.secrets()).containsExactly("shop");
  }

  @Test
  void equalSpecsHaveEqualRevisionsInWhateverOrder() {
    String other =
        """
        {"apiKeySecretRef": {"key": "apiKey", "name": "shop"}, "sitecode": "1q2w3e4r5t"}
        """;

    assertThat(revision(SPEC)).isEqualTo(revision(other)).matches("[0-9a-f]{12}");
    assertThat(revision(SPEC.replace("5t", "6u"))).isNotEqualTo(revision(SPEC));
  }

  private static String revision(String spec) {
    return ((Plan.Accepted) plan(spec, Map.of("apiKey", API_KEY))).rollout().revision();
  }

  @Test
  void saysThatAKeyIsNone() {
    assertThat(plan(SPEC, Map.of("apiKey", "not base64 of JSON")))
        .isInstanceOfSatisfying(
            Plan.Waiting.class,
            waiting -> assertThat(waiting.missing().toString()).contains("is not base64"));
  }

  @Test
  void readsBackWhatWasAccepted() {
    Rollout rollout = ((Plan.Accepted) plan(SPEC, Map.of("apiKey", API_KEY))).rollout();

    Optional<Rollout> accepted =
        new Planner(contents(Map.of("apiKey", API_KEY))).accepted(rollout.files());

    assertThat(accepted).contains(rollout);
  }

  @Test
  void touchesNothingOfWhatRunsWhileItsSecretIsGone() {
    Rollout rollout = ((Plan.Accepted) plan(SPEC, Map.of("apiKey", API_KEY))).rollout();

    assertThat(new Planner(contents(Map.of())).accepted(rollout.files())).isEmpty();
  }

  private static Plan plan(String spec, Map<String, String> secret) {
    return new Planner(contents(secret)).plan(Planner.tree("ns", "shop", 3, tree(spec)));
  }

  private static Contents contents(Map<String, String> secret) {
    return new Contents() {
      @Override
      public Optional<Map<String, String>> secret(String name) {
        return Optional.of(secret).filter(it -> name.equals("shop"));
      }

      @Override
      public Optional<Map<String, String>> configMap(String name) {
        return Optional.empty();
      }
    };
  }

  private static JsonNode tree(String json) {
    try {
      return JsonMapper.builder().build().readTree(json);
    } catch (JsonProcessingException broken) {
      throw new AssertionError(broken);
    }
  }
}
