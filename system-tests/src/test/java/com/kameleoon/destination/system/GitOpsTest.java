package com.kameleoon.destination.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.kameleoon.destination.local.suite.Home;
import com.kameleoon.destination.system.cluster.Command;
import com.kameleoon.destination.system.cluster.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What `docs/gitops` ships works: Argo CD's health script, kustomize's name references.
@Tag("story")
class GitOpsTest {
  private static final Path GITOPS = Home.folder().resolve("docs").resolve("gitops");

  @BeforeAll
  static void installTools() {
    Tools.install();
  }

  @Test
  void tellsArgoCdTheHealthOfEachExample() {
    Command command =
        new Command(Map.of("NODE_PACKAGES", Tools.packages().toString()), Duration.ofMinutes(2));
    assertThat(command.run(List.of("node", "docs/gitops/argocd/test-health.mjs"), ""))
        .contains("All is well.");
  }

  @Test
  void carriesGeneratedNamesIntoTheDestination() {
    String built =
        Tools.scripts().run(List.of(Tools.kubectl(), "kustomize", "docs/gitops/kustomize"), "");
    String secret = nameThatStartsWith("lamps-", built, "kind: Secret");
    String destination = built.substring(built.indexOf("kind: KameleoonDestination"));
    assertThat(secret).isNotEqualTo("lamps");
    assertThat(destination.split("name: " + secret, -1)).hasSize(3);
    assertThat(destination).containsPattern("name: lamps-functions-[a-z0-9]{10}");
  }

  private static String nameThatStartsWith(String prefix, String manifests, String after) {
    int at = manifests.indexOf("name: " + prefix, manifests.indexOf(after)) + "name: ".length();
    return manifests.substring(at, manifests.indexOf('\n', at));
  }

  @Test
  void knowsEveryPlaceThatNamesASecretOrConfigMap() throws IOException {
    Command command =
        new Command(Map.of("NODE_PACKAGES", Tools.packages().toString()), Duration.ofMinutes(2));
    String places = command.run(List.of("node", "docs/gitops/kustomize/places.mjs"), "");
    String known = Files.readString(GITOPS.resolve("kustomize").resolve("kameleoon-names.yaml"));
    assertThat(places.lines())
        .isNotEmpty()
        .allSatisfy(place -> assertThat(known).contains("path: " + place + "}"));
  }
}
