package com.kameleoon.destination.model.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.kameleoon.destination.model.issue.Issue;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResourceReaderTest {
  private static final String SHOP =
      """
      apiVersion: integrations.kameleoon.com/v1alpha1
      kind: KameleoonDestination
      metadata: {name: shop, labels: {a: b}}
      spec:
        sitecode: 1q2w3e4r5t
        apiKeySecretRef: {name: kameleoon, key: apiKey}
      """;

  @Test
  void readsAResourceWithTheSecretsBesideIt() {
    // When
    ResourceReading reading =
        ResourceReader.read(
            SHOP
                + """
                ---
                apiVersion: v1
                kind: Secret
                metadata: {name: kameleoon}
                stringData: {apiKey: c2VjcmV0}
                data: {writeKey: d3JpdGU=}
                ---
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: other}
                data: {a.js: "let a;"}
                """);

    // Then
    assertThat(reading).isInstanceOf(ResourceReading.Read.class);
    ResourceReading.Read read = (ResourceReading.Read) reading;
    assertThat(read.resource().metadata().name()).isEqualTo("shop");
    assertThat(read.configMaps())
        .containsExactly(new ConfigMapDocument("other", java.util.Map.of("a.js", "let a;")));
    assertThat(read.secrets()).singleElement().satisfies(ResourceReaderTest::isDecoded);
  }

  private static void isDecoded(SecretDocument secret) {
    assertThat(secret.values())
        .containsEntry("apiKey", "c2VjcmV0")
        .containsEntry("writeKey", "write");
    assertThat(secret.toString()).contains("kameleoon").doesNotContain("c2VjcmV0", "=write");
  }

  @Test
  void readsJsonToo() {
    assertThat(
            ResourceReader.read(
                """
                {"apiVersion": "integrations.kameleoon.com/v1alpha1",
                \t"kind": "KameleoonDestination", "metadata": {"name": "shop"},
                 "spec": {"sitecode": "1q2w3e4r5t", "apiKeySecretRef": {"name": "a", "key": "b"}}}
                """))
        .isInstanceOf(ResourceReading.Read.class);
  }

  @Test
  void findsEveryUnknownMissingOrWronglyTypedField() {
    assertThat(
            issues(
                """
                apiVersion: integrations.kameleoon.com/v1
                kind: KameleoonDestination
                metadata: {name: shop}
                spec:
                  sitecode: 1234567890
                  goals: {convention: modern, curency: EUR}
                  sources: {name: web}
                  remoteData: {ttlHours: "48"}
                  dedupe: {forever: true}
                """))
        .containsExactlyInAnyOrder(
            "apiVersion: `apiVersion` cannot be \"integrations.kameleoon.com/v1\"; use"
                + " integrations.kameleoon.com/v1alpha1.",
            "spec.sitecode: `sitecode` must be a text, but it is a number; put it in quotes.",
            "spec.apiKeySecretRef: `apiKeySecretRef` is required; add it.",
            "spec.goals.convention: `convention` cannot be \"modern\"; use Actions or Classic.",
            "spec.goals.curency: `curency` is not a field here; write `currency`.",
            "spec.sources: `sources` must be a list, but it is an object.",
            "spec.remoteData.ttlHours: `ttlHours` must be a whole number, but it is \"48\".",
            "spec.dedupe.forever: `forever` is not a field here; remove it, or use one of window.");
  }

  @Test
  void namesLineAndColumnOfBrokenYaml() {
    assertThat(issues("kind: KameleoonDestination\nspec: [a, b\n"))
        .singleElement()
        .asString()
        .startsWith("resource: The YAML cannot be read at line 3, column 1: ");
  }

  @Test
  void refusesAKeyThatStandsThereTwice() {
    assertThat(issues(SHOP + "  sitecode: 0987654321\n"))
        .containsExactly(
            "resource: The YAML cannot be read at line 7, column 3: the key `sitecode` stands"
                + " there twice.");
  }

  @Test
  void refusesAliasesThatGrowWithoutEnd() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 40; i++) {
      bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }

    assertThat(issues(bomb.toString())).singleElement().asString().contains("write them out");
  }

  @Test
  void wantsExactlyOneDestination() {
    assertThat(issues("kind: Secret\nmetadata: {name: a}\n"))
        .singleElement()
        .asString()
        .contains("No document has kind: KameleoonDestination");
    assertThat(issues(SHOP + "---\n" + SHOP))
        .containsExactly(
            "resource: 2 documents have kind: KameleoonDestination; keep one in a file.");
  }

  @Test
  void neverShowsTheValueOfASecret() {
    assertThat(
            issues(
                SHOP
                    + """
                    ---
                    kind: Secret
                    metadata: {name: kameleoon}
                    data: {apiKey: "hush hush!"}
                    """))
        .singleElement()
        .asString()
        .contains("Secret[kameleoon].data.apiKey")
        .doesNotContain("hush");
  }

  private static List<String> issues(String text) {
    return switch (ResourceReader.read(text)) {
      case ResourceReading.Read read -> throw new AssertionError("read: " + read);
      case ResourceReading.Refused(List<Issue> issues) ->
          issues.stream().map(Issue::toString).toList();
    };
  }
}
