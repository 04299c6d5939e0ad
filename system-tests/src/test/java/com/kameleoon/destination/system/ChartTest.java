package com.kameleoon.destination.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.kameleoon.destination.system.cluster.Command;
import com.kameleoon.destination.system.cluster.Tools;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The chart as both Helms render it; no cluster is needed.
@Tag("story")
class ChartTest {
  private static final String CHART = "charts/kameleoon-destination-operator";

  @BeforeAll
  static void installTools() {
    Tools.install();
  }

  static Stream<String> helms() {
    return Stream.of(Tools.helm3(), Tools.helm4());
  }

  @ParameterizedTest
  @MethodSource("helms")
  void passesTheLinter(String helm) {
    assertThat(Tools.scripts().run(List.of(helm, "lint", "--strict", CHART), ""))
        .contains("0 chart(s) failed");
  }

  @ParameterizedTest
  @MethodSource("helms")
  void refusesAValueThatItDoesNotHave(String helm) {
    Command.Ended ended = rendered(helm, "--set", "replica=2");
    assertThat(ended.code()).isNotZero();
    assertThat(ended.err()).contains("replica");
  }

  @ParameterizedTest
  @MethodSource("helms")
  void refusesSeveralOperatorsWithoutAnElection(String helm) {
    Command.Ended ended = rendered(helm, "--set", "replicas=2", "--set", "leaderElection=false");
    assertThat(ended.code()).isNotZero();
    assertThat(ended.err()).contains("needs leaderElection=true");
  }

  @Test
  void asksForNothingOutsideTheWatchedNamespaces() {
    String manifests =
        rendered(
                Tools.helm3(),
                "--set",
                "watch.allNamespaces=false",
                "--set",
                "watch.namespaces={shop,lamps}",
                "--set",
                "rbac.aggregate=false")
            .out();
    assertThat(manifests)
        .doesNotContain("kind: ClusterRole")
        .contains("namespace: shop", "namespace: lamps", "value: \"shop,lamps\"");
  }

  @Test
  void grantsNoWildcard() {
    String manifests = rendered(Tools.helm3()).out();
    String roles = manifests.substring(manifests.indexOf("kind: ClusterRole"));
    assertThat(roles).doesNotContain("\"*\"", "'*'", "[*]", "deletecollection, ");
  }

  @Test
  void pinsAnImageByItsDigest() {
    String digest = "operator@sha256:" + "0123456789abcdef".repeat(4);
    assertThat(
            rendered(
                    Tools.helm3(),
                    "--set",
                    "images.registry=r.example.org/t",
                    "--set",
                    "images.operator=" + digest)
                .out())
        .contains("image: r.example.org/t/" + digest + "\n");
  }

  @Test
  void servesRulesOnlyWhereTheClusterKnowsThem() {
    assertThat(rendered(Tools.helm3(), "--kube-version", "1.20.2").out())
        .doesNotContain("x-kubernetes-validations");
    assertThat(rendered(Tools.helm3(), "--kube-version", "1.33.0").out())
        .contains("x-kubernetes-validations");
  }

  @Test
  void leavesTheDefinitionAtItsUninstallation() {
    assertThat(rendered(Tools.helm4()).out()).contains("helm.sh/resource-policy: keep");
    assertThat(rendered(Tools.helm4(), "--set", "crds.install=false").out())
        .doesNotContain("kind: CustomResourceDefinition");
  }

  @Test
  void documentsEveryValue() {
    assertThat(Tools.scripts().end(List.of("node", "charts/readme.mjs", "--check"), "").err())
        .isEmpty();
  }

  private static Command.Ended rendered(String helm, String... options) {
    List<String> command =
        new ArrayList<>(List.of(helm, "template", "kd", CHART, "--namespace", "kameleoon"));
    command.addAll(List.of(options));
    return Tools.scripts().end(command, "");
  }
}
