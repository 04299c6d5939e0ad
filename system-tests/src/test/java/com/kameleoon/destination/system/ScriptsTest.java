package com.kameleoon.destination.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.kameleoon.destination.local.suite.Ports;
import com.kameleoon.destination.system.fixture.ChildProgram.Ended;
import com.kameleoon.destination.system.fixture.RunningSuite;
import com.kameleoon.destination.system.fixture.Script;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What `./start` and `./verify` say to a person, above all when something is missing or wrong.
class ScriptsTest {
  private static final int WRONG = 1;
  private static final int WRONG_OPTION = 2;
  private static final int TOOL_MISSING = 3;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"start", "verify"})
  void explainsItself(String script) {
    Ended help = plain().run(script, "--help");

    assertThat(help.code()).isZero();
    assertThat(help.out()).startsWith("Usage: ./" + script).contains("--help", "Exit code");
    assertThat(help.err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"start", "verify"})
  void namesAWrongOption(String script) {
    saysInOneSentence(plain().run(script, "--prot"), WRONG_OPTION, "--prot", "--help");
  }

  @ParameterizedTest
  @ValueSource(strings = {"start", "verify"})
  void namesTheMissingJdk(String script) throws IOException {
    Map<String, String> nowhere =
        Map.of(
            "PATH", toolsOnly().toString(),
            "JAVA_HOME", folder.resolve("no-jdk").toString(),
            "KAMELEOON_JDK_FOLDERS", folder.toString());

    saysInOneSentence(
        new Script(folder, nowhere).run(script), TOOL_MISSING, "No JDK 25", "install");
  }

  @Test
  void namesTheMissingDockerEngineAndHowToDoWithout() throws IOException {
    Ended ended = withoutDocker().run("verify", "--cluster", "--no-browser");

    saysInOneSentence(ended, TOOL_MISSING, "No Docker engine answers", "./verify --no-cluster");
  }

  @Test
  void saysFirstAndLastThatTheStoriesOnKubernetesAreNotRunAndRunsTheRest() throws IOException {
    Ended ended = withoutDocker().run("verify", "--no-browser");

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.err().strip().lines())
        .satisfiesExactly(
            first -> assertThat(first).startsWith("No Docker engine answers"),
            last -> assertThat(last).startsWith("NOT RUN, the stories on Kubernetes"));
    assertThat(ended.out())
        .containsOnlyOnce("Maven runs")
        .contains("Maven runs -B -ntp -Dcluster=none verify", "All is well");
  }

  /// With a Maven that only says what it would run, for an ordinary user on a machine without
  /// Docker.
  private Script withoutDocker() throws IOException {
    Path fakes = Files.createDirectory(folder.resolve("fakes"));
    fake(fakes, "docker", "exit 1");
    fake(fakes, "id", "echo 1000");
    fake(fakes, "mvn", "[ \"$1\" = -v ] && echo Apache Maven 3.9.0 || echo Maven runs \"$@\"");
    return new Script(folder, Map.of("PATH", fakes + ":" + System.getenv("PATH")));
  }

  private static void fake(Path folder, String name, String does) throws IOException {
    Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + does + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  @Test
  void namesABusyPort() throws IOException {
    try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(busy.getLocalPort());

      Ended ended = plain().run("start", "--no-events", "--port", port);

      saysInOneSentence(ended, WRONG, "Port " + port + " is in use", "--port");
    }
  }

  @Test
  void namesAMissingFile() {
    saysInOneSentence(
        plain().run("start", "--events", "nowhere.ndjson"), WRONG, "nowhere.ndjson", "--events");
    saysInOneSentence(
        plain().run("start", "--destination", "nowhere.yaml"),
        WRONG,
        "nowhere.yaml",
        "--destination");
  }

  @Test
  void namesThePlaceOfABrokenResource() throws IOException {
    // Given
    Path broken = folder.resolve("broken.yaml");
    String good = Files.readString(RunningSuite.example("destination.yaml"));
    Files.writeString(broken, good.replace("sitecode: 1q2w3e4r5t", "sitecode: short"));

    // When
    Ended ended = plain().run("start", "--destination", broken.toString());

    // Then
    assertThat(ended.code()).isEqualTo(WRONG);
    assertThat(ended.err()).contains("broken.yaml", "spec.sitecode").doesNotContain("\tat ");
  }

  @Test
  void namesTheLineOfBrokenYaml() throws IOException {
    Path broken = folder.resolve("broken.yaml");
    Files.writeString(broken, "kind: KameleoonDestination\nspec:\n  sitecode: [1q2w3e4r5t\n");

    Ended ended = plain().run("start", "--destination", broken.toString());

    assertThat(ended.code()).isEqualTo(WRONG);
    assertThat(ended.err()).contains("broken.yaml", "line ").doesNotContain("\tat ");
  }

  @Test
  @Tag("story")
  void startsSendsAndStopsCleanly() throws Exception {
    // Given
    Path events = folder.resolve("two.ndjson");
    Files.write(
        events,
        List.of(
            "{\"type\":\"track\",\"event\":\"Tested\",\"anonymousId\":\"a\",\"context\":{\"kameleoonVisitorCode\":\"v\"}}",
            "{\"type\":\"track\",\"event\":\"Tested\",\"anonymousId\":"));
    Ports ports = Ports.free();
    Script script = plain();

    // When
    Process started =
        script.start(
            "start", "--port", Integer.toString(ports.first()), "--events", events.toString());
    Awaitility.await("the suite is up")
        .atMost(Duration.ofMinutes(3))
        .until(() -> script.out().contains("Ctrl-C stops everything") || !started.isAlive());
    assertThat(started.isAlive()).as(script.out()).isTrue();
    List<ProcessHandle> children = started.descendants().toList();
    started.destroy();

    // Then
    assertThat(started.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(script.out())
        .containsPattern("sent +2 ")
        .containsPattern("refused +1 .*invalid_json 1")
        .containsPattern("delivered +1 ")
        .containsPattern("conversions +1 ");
    assertThat(children).isNotEmpty().noneMatch(ProcessHandle::isAlive);
    assertThat(ports.busy()).isEmpty();
  }

  private Script plain() {
    return new Script(folder, Map.of());
  }

  /// A folder with what the scripts need of a system, and neither Java nor Maven.
  private Path toolsOnly() throws IOException {
    Path tools = Files.createDirectory(folder.resolve("tools"));
    for (String name : List.of("bash", "dirname", "sed", "cat", "head", "find", "readlink")) {
      Path found =
          Stream.of("/usr/bin", "/bin")
              .map(place -> Path.of(place, name))
              .filter(Files::exists)
              .findFirst()
              .orElseThrow();
      Files.createSymbolicLink(tools.resolve(name), found);
    }
    return tools;
  }

  private static void saysInOneSentence(Ended ended, int code, String... parts) {
    assertThat(ended.code()).as(ended.err()).isEqualTo(code);
    assertThat(ended.err().strip().lines()).hasSize(1);
    assertThat(ended.err()).contains(parts).doesNotContain("Exception");
  }
}
