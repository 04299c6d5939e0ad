package com.kameleoon.destination.model.crd;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.kameleoon.destination.model.compile.Compilation;
import com.kameleoon.destination.model.compile.DestinationCompiler;
import com.kameleoon.destination.model.compile.FunctionCode;
import com.kameleoon.destination.model.spec.ResourceReader;
import com.kameleoon.destination.model.spec.ResourceReading;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// What a newer API server refuses by a rule in CEL, the compiler refuses too, so that an older one
/// takes nothing that runs otherwise.
class RulesTest {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_LONG_FOR_INTS).build();
  private static final JsonNode SPEC =
      DestinationDefinition.withRules()
          .at("/spec/versions/0/schema/openAPIV3Schema/properties/spec");
  private static final CelCompiler COMPILER =
      CelCompilerFactory.standardCelCompilerBuilder()
          .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
          .addVar("self", SimpleType.DYN)
          .build();
  private static final CelRuntime RUNTIME = CelRuntimeFactory.standardCelRuntimeBuilder().build();

  private static final String NO_SIDE = "alerts: [{name: a, metric: Volume}]";
  private static final String BOTH_SIDES =
      "alerts: [{name: a, metric: Volume, above: 2, below: 1}]";
  private static final String NO_RECEIVER =
      "alerts: [{name: a, metric: Volume, above: 2, receivers: [{}]}]";
  private static final String TWO_RECEIVERS =
      "alerts: [{name: a, metric: Volume, above: 2, receivers: [{webhookSecretRef: {name: s, key: k},"
          + " email: {smtpSecretRef: {name: m}, from: a@example.com, to: [b@example.com]}}]}]";
  private static final String NO_CODE = "functions: [{name: a}]";
  private static final String TWO_CODES =
      "functions: [{name: a, code: 'async function onTrack(event) { return event }',"
          + " codeConfigMapRef: {name: c, key: k}}]";
  private static final String TWO_DATABASES = "database: {secretRef: {name: s}, embedded: {}}";
  private static final String NOTHING_LISTED = "goals: {create: Listed}";
  private static final String EMPTY_LIST = "goals: {create: Listed, patterns: []}";
  private static final String SWAPPED =
      "components: {ingest: {autoscaling: {minReplicas: 5, maxReplicas: 2}}}";

  @ParameterizedTest
  @ValueSource(
      strings = {
        NO_SIDE,
        BOTH_SIDES,
        NO_RECEIVER,
        TWO_RECEIVERS,
        NO_CODE,
        TWO_CODES,
        TWO_DATABASES,
        NOTHING_LISTED,
        EMPTY_LIST,
        SWAPPED
      })
  void bothRefuse(String section) {
    assertThat(brokenRules(section)).hasSize(1);
    assertThat(isCompiled(section)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mappings: []",
        "alerts: [{name: a, metric: Volume, below: 1}]",
        "alerts: [{name: a, metric: Volume, above: 2, receivers: [{webhookSecretRef: {name: s, key:"
            + " k}}]}]",
        "functions: [{name: a, code: 'async function onTrack(event) { return event }'}]",
        "database: {secretRef: {name: s}}",
        "database: {embedded: {}}",
        "goals: {create: Listed, patterns: [Order Completed]}",
        "goals: {create: All}",
        "components: {ingest: {autoscaling: {minReplicas: 2, maxReplicas: 2}}}",
        "components: {goal: {autoscaling: {maxReplicas: 2}}}"
      })
  void bothTake(String section) {
    assertThat(brokenRules(section)).isEmpty();
    assertThat(isCompiled(section)).isTrue();
  }

  @Test
  void everyRuleIsTried() {
    List<String> tried =
        Stream.of(NO_SIDE, NO_RECEIVER, NO_CODE, TWO_DATABASES, NOTHING_LISTED, SWAPPED)
            .flatMap(section -> brokenRules(section).stream())
            .toList();

    assertThat(
            SPEC.findValues("x-kubernetes-validations").stream()
                .flatMap(rules -> rules.findValuesAsText("rule").stream())
                .distinct())
        .containsExactlyInAnyOrderElementsOf(tried);
  }

  private static String resource(String section) {
    return """
    apiVersion: integrations.kameleoon.com/v1alpha1
    kind: KameleoonDestination
    metadata: {name: shop}
    spec:
      sitecode: 1q2w3e4r5t
      apiKeySecretRef: {name: shop, key: apiKey}
      %s
    """
        .formatted(section);
  }

  /// As every program compiles: with the code that functions keep in ConfigMaps.
  private static boolean isCompiled(String section) {
    if (!(ResourceReader.read(resource(section)) instanceof ResourceReading.Read read)) {
      return false;
    }
    FunctionCode code = FunctionCode.of(read.resource().spec(), _ -> Optional.of("// code"));
    return code.issues().isEmpty()
        && DestinationCompiler.compile(code.spec()) instanceof Compilation.Compiled;
  }

  private static List<String> brokenRules(String section) {
    Object tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(resource(section));
    List<String> broken = new ArrayList<>();
    visit(SPEC, JSON.valueToTree(((Map<?, ?>) tree).get("spec")), broken);
    return broken;
  }

  private static void visit(JsonNode schema, JsonNode value, List<String> broken) {
    for (JsonNode rule : schema.path("x-kubernetes-validations")) {
      if (!holds(rule.path("rule").asText(), value)) {
        broken.add(rule.path("rule").asText());
      }
    }
    value
        .properties()
        .forEach(member ->
            visit(schema.path("properties").path(member.getKey()), member.getValue(), broken));
    if (value.isArray()) {
      value.forEach(item -> visit(schema.path("items"), item, broken));
    }
  }

  private static boolean holds(String rule, JsonNode self) {
    try {
      Object value = JSON.convertValue(self, Object.class);
      return Boolean.TRUE.equals(
          RUNTIME.createProgram(COMPILER.compile(rule).getAst()).eval(Map.of("self", value)));
    } catch (CelValidationException | CelEvaluationException broken) {
      throw new AssertionError(rule, broken);
    }
  }
}
