package com.kameleoon.destination.kd;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.kameleoon.destination.kd.EveryResource.Resource;
import com.kameleoon.destination.operator.plan.Plan;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// `kd validate` and the operator say the same, error by error and warning by warning, about every
/// destination in this repository: a new file is compared without anybody's doing.
class SameIssuesEverywhereTest {

  static List<Resource> resources() {
    return EveryResource.all();
  }

  @ParameterizedTest
  @MethodSource("resources")
  void saysWhatTheOperatorSays(Resource resource) throws IOException {
    List<Plan> plans = OperatorSays.of(resource.text()).plans();
    List<JsonNode> checks = checks(resource.text());

    assertThat(checks).hasSameSizeAs(plans);
    for (int i = 0; i < plans.size(); i++) {
      Plan plan = plans.get(i);
      assertThat(issues(checks.get(i), plan)).as("%s", plan).isEqualTo(OperatorSays.issues(plan));
      if (resource.isMistaken()) {
        assertThat(OperatorSays.issues(plan)).isNotEmpty();
      }
    }
  }

  @Test
  void comparesFilesOfEveryKind() {
    assertThat(EveryResource.files())
        .extracting(Resource::name)
        .contains(
            "examples/shop/destination.yaml",
            "operator/src/test/resources/golden/refused/resource.yaml",
            "command-line/src/test/resources/validate/many-mistakes.yaml",
            "command-line/src/test/resources/import/classic.golden.yaml",
            "docs/gitops/kustomize/destination.yaml");
    assertThat(EveryResource.triggers()).hasSizeGreaterThan(100);
    assertThat(EveryResource.filters()).hasSizeGreaterThan(60);
    assertThat(EveryResource.mappings()).hasSizeGreaterThan(20);
  }

  private static List<JsonNode> checks(String text) throws IOException {
    String out = Run.with(text, "validate", "-", "--format", "json", "--no-code").out();
    return new JsonMapper().readTree(out).path("checks").valueStream().toList();
  }

  /// A plan that waits for a Secret says that, and not yet what else its owner should know; one
  /// that is refused does not look into Secrets.
  private static List<String> issues(JsonNode check, Plan plan) {
    boolean waits = plan instanceof Plan.Waiting;
    return check
        .path("issues")
        .valueStream()
        .filter(issue ->
            waits
                ? issue.path("severity").asText().equals("error")
                : !isAboutSecrets(issue.path("sentence").asText()))
        .map(issue ->
            issue.path("severity").asText().toUpperCase(Locale.ROOT)
                + " "
                + issue.path("path").asText()
                + ": "
                + issue.path("sentence").asText())
        .sorted()
        .toList();
  }

  private static boolean isAboutSecrets(String sentence) {
    return sentence.startsWith("Secret \"") || sentence.startsWith("The key is not base64");
  }
}
