package com.kameleoon.destination.model.filter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kameleoon.destination.model.issue.Issue;
import com.kameleoon.destination.model.spec.Dialect;
import com.kameleoon.destination.model.spec.FilterActionType;
import com.kameleoon.destination.model.spec.FilterSpec;
import com.kameleoon.destination.model.spec.OnError;
import com.kameleoon.destination.model.spec.SecretKeyRef;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// Filters from the resource to the event.
final class FilterProgramTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ObjectNode EVENT =
      json(
          """
          {"type": "track", "event": "Order Completed", "messageId": "m1",
           "properties": {"email": "a@b.com", "revenue": 5, "tags": ["x"],
                          "products": [{"sku": "1", "price": 2}, 7, {"sku": "2"}]}}
          """);

  @Test
  void dropsTheEventThatItsConditionMeans() {
    assertThat(apply("[{name: a, if: \"event = 'Order Completed'\", actions: [{type: DROP}]}]"))
        .isEqualTo(new FilterOutcome.Dropped("a", FilterActionType.DROP));
  }

  @Test
  void passesTheSameInstanceWhereNothingIsMeant() {
    assertThat(apply("[{name: a, if: \"event = 'X'\", actions: [{type: DROP}]}]"))
        .isInstanceOfSatisfying(
            FilterOutcome.Passed.class,
            passed -> {
              assertThat(passed.event()).isSameAs(EVENT);
              assertThat(passed.tolerated()).isEmpty();
            });
  }

  @Test
  void dropsPropertiesAlsoInListsAndLeavesTheEventAlone() {
    // Given
    ObjectNode before = EVENT.deepCopy();

    // When
    ObjectNode event =
        passed(
            """
            [{name: a, if: all, actions: [{type: DROP_PROPERTIES,
              fields: {properties: [email, none], properties.products: [sku]}}]}]
            """);

    // Then
    assertThat(event.at("/properties"))
        .isEqualTo(
            json("{\"revenue\": 5, \"tags\": [\"x\"], \"products\": [{\"price\": 2}, 7, {}]}"));
    assertThat(event.get("properties").get("tags")).isSameAs(EVENT.get("properties").get("tags"));
    assertThat(EVENT).isEqualTo(before);
  }

  @Test
  void allowsOnlyTheNamedProperties() {
    ObjectNode event =
        passed(
            """
            [{name: a, if: all, actions: [{type: ALLOW_PROPERTIES,
              fields: {properties: [revenue]}}]}]
            """);
    assertThat(event.get("properties")).isEqualTo(json("{\"revenue\": 5}"));
  }

  @Test
  void hashesWithTheKeyOfTheSecret() {
    // Given
    FilterProgram program =
        compile(
            """
            [{name: a, if: all, actions: [{type: HASH_PROPERTIES,
              fields: {properties: [email, revenue, none]}, keySecretRef: {name: s, key: k}}]}]
            """);

    // When
    FilterOutcome outcome =
        program.withKeys(_ -> Optional.of("key".getBytes(StandardCharsets.UTF_8))).apply(EVENT);

    // Then
    assertThat(program.secrets()).containsExactly(new SecretKeyRef("s", "k"));
    assertThat(((FilterOutcome.Passed) outcome).event().get("properties").get("email").textValue())
        .isEqualTo("8373b0b94ff14438725f7639ce539e8fd5a447fc6a9e5c66aa6a1e4a5ac5c9db");
  }

  @Test
  void failsWithoutTheKeyAsOnErrorSays() {
    String filter =
        """
        [{name: a, if: all, onError: %s, actions: [{type: HASH_PROPERTIES,
          fields: {properties: [email]}, keySecretRef: {name: s, key: k}}]}]
        """;
    FilterFailure failure = new FilterFailure("a", "The Secret s has no key k.");

    assertThat(apply(filter.formatted("DeadLetter")))
        .isEqualTo(new FilterOutcome.Failed(failure, OnError.DEAD_LETTER));
    assertThat(apply(filter.formatted("Drop")))
        .isEqualTo(new FilterOutcome.Failed(failure, OnError.DROP));
    assertThat(apply(filter.formatted("Pass")))
        .isEqualTo(new FilterOutcome.Passed(EVENT, List.of(failure)));
  }

  @Test
  void runsSamplesAndDropsBeforeProperties() {
    FilterProgram program =
        compile(
            """
            [{name: a, if: all, actions: [
               {type: ALLOW_PROPERTIES, fields: {properties: [revenue]}},
               {type: DROP_PROPERTIES, fields: {properties: [email]}}]},
             {name: b, if: all, actions: [{type: DROP}, {type: SAMPLE, percent: 0.5}]}]
            """);
    assertThat(program.actions())
        .containsExactly(
            FilterActionType.SAMPLE,
            FilterActionType.DROP,
            FilterActionType.DROP_PROPERTIES,
            FilterActionType.ALLOW_PROPERTIES);
  }

  @Test
  void leavesOutWhatIsSwitchedOff() {
    assertThat(compile("[{name: a, if: all, enabled: false, actions: [{type: DROP}]}]").isEmpty())
        .isTrue();
  }

  @Test
  void collectsEverythingThatIsWrong() {
    // When
    FilterCompilation result =
        FilterCompiler.compile(
            "spec.filters",
            specs(
                """
                [{name: "", if: "event == 'A'", actions: []},
                 {name: b, if: "typeof(x) = 'boolean'", actions: [{type: SAMPLE},
                    {type: SAMPLE, percent: 20}, {type: DROP, path: x},
                    {type: DROP_PROPERTIES}, {type: HASH_PROPERTIES, fields: {"": [a]}},
                    {type: ALLOW_PROPERTIES, fields: {"": [event]}}]},
                 {name: b, if: all, actions: [{type: DROP}]}]
                """),
            Dialect.STRICT);

    // Then
    assertThat(((FilterCompilation.Refused) result).issues().stream().map(Issue::path))
        .containsExactly(
            "spec.filters[0].name",
            "spec.filters[0].if:7",
            "spec.filters[0].actions",
            "spec.filters[1].if:13",
            "spec.filters[1].actions[0].percent",
            "spec.filters[1].actions[1].percent",
            "spec.filters[1].actions[2].path",
            "spec.filters[1].actions[3].fields",
            "spec.filters[1].actions[4].keySecretRef",
            "spec.filters[1].actions[5].fields",
            "spec.filters[2].name");
  }

  private static ObjectNode passed(String filters) {
    return ((FilterOutcome.Passed) apply(filters)).event();
  }

  private static FilterOutcome apply(String filters) {
    return compile(filters).apply(EVENT);
  }

  private static FilterProgram compile(String filters) {
    FilterCompilation result =
        FilterCompiler.compile("spec.filters", specs(filters), Dialect.STRICT);
    assertThat(result).isInstanceOf(FilterCompilation.Compiled.class);
    return ((FilterCompilation.Compiled) result).program();
  }

  private static List<FilterSpec> specs(String yaml) {
    Object tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
    return List.of(JSON.convertValue(tree, FilterSpec[].class));
  }

  private static ObjectNode json(String text) {
    try {
      JsonNode node = JSON.readTree(text);
      return (ObjectNode) node;
    } catch (JsonProcessingException broken) {
      throw new IllegalArgumentException(broken);
    }
  }
}
