package com.kameleoon.destination.system.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.kameleoon.destination.local.suite.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.testcontainers.containers.BindMode;
import org.testcontainers.k3s.K3sContainer;
import org.testcontainers.utility.DockerImageName;

/// One real Kubernetes in a container, with our images on its node, reached from outside with
/// kubectl and Helm.
public final class Kubernetes implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration COMMAND = Duration.ofMinutes(20);

  /// By which `./verify` finds what a killed test has left.
  private static final String RUN = "com.kameleoon.destination.run";

  private final K3sContainer container;
  private final Path kubeConfig;
  private final Command command;

  private Kubernetes(K3sContainer container, Path kubeConfig) {
    this.container = container;
    this.kubeConfig = kubeConfig;
    this.command = new Command(Map.of("KUBECONFIG", kubeConfig.toString()), COMMAND);
  }

  /// Starts it, with these ports of its node reachable; builds what is missing before.
  public static Kubernetes start(Integer... nodePorts) {
    Tools.install();
    Tools.scripts().run(List.of("./images"), "");
    String image = Tools.scripts().run(List.of("cluster/prepare"), "").strip();
    K3sContainer container = container(image);
    container.addExposedPorts(List.of(nodePorts).stream().mapToInt(Integer::intValue).toArray());
    try {
      container.start();
      Kubernetes kubernetes = new Kubernetes(container, write(container.getKubeConfigYaml()));
      kubernetes.onNode("ctr", "-n", "k8s.io", "images", "import", "/images.tar");
      return kubernetes;
    } catch (RuntimeException | AssertionError failed) {
      container.stop();
      throw failed;
    }
  }

  private static K3sContainer container(String image) {
    Path images = Home.folder().resolve("target").resolve("images").resolve("images.tar");
    K3sContainer container =
        new K3sContainer(DockerImageName.parse(image).asCompatibleSubstituteFor("rancher/k3s"));
    container.withFileSystemBind(images.toString(), "/images.tar", BindMode.READ_ONLY);
    container.withStartupTimeout(Duration.ofMinutes(15));
    container.withLabel(RUN, System.getenv().getOrDefault("KAMELEOON_RUN", "by-hand"));
    return container;
  }

  private static Path write(String kubeConfig) {
    try {
      Path file = Files.createTempFile("kube", "config");
      Files.writeString(file, kubeConfig);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void onNode(String... words) {
    try {
      var ended = container.execInContainer(words);
      if (ended.getExitCode() != 0) {
        throw new AssertionError(String.join(" ", words) + ": " + ended.getStderr());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /// Where a port of the node is reached from here.
  public URI at(int nodePort) {
    return URI.create("http://" + container.getHost() + ":" + container.getMappedPort(nodePort));
  }

  /// What kubectl prints; throws [AssertionError] when it fails.
  public String kubectl(String... arguments) {
    return command.run(words(Tools.kubectl(), arguments), "");
  }

  /// The same in a namespace, for words without spaces in them.
  public String in(String namespace, String words) {
    return kubectl(("--namespace " + namespace + " " + words).split(" "));
  }

  /// How kubectl ends, for what may fail.
  public Command.Ended kubectlEnds(String... arguments) {
    return command.end(words(Tools.kubectl(), arguments), "");
  }

  /// Applies a manifest to a namespace.
  public String apply(String namespace, String manifest) {
    return command.run(
        List.of(Tools.kubectl(), "apply", "--namespace", namespace, "-f", "-"), manifest);
  }

  /// An object, or a list of objects, as JSON.
  public JsonNode get(String... arguments) {
    List<String> words = words(Tools.kubectl(), "get", "-o", "json");
    words.addAll(List.of(arguments));
    try {
      return JSON.readTree(command.run(words, ""));
    } catch (JsonProcessingException e) {
      throw new AssertionError("kubectl printed no JSON", e);
    }
  }

  /// What a Helm prints; throws [AssertionError] when it fails.
  public String helm(String binary, String... arguments) {
    return command.run(words(binary, arguments), "");
  }

  private static List<String> words(String first, String... others) {
    List<String> words = new ArrayList<>();
    words.add(first);
    words.addAll(List.of(others));
    return words;
  }

  /// Everything that helps to understand a failure, as text.
  public String describe(String... namespaces) {
    StringBuilder text = new StringBuilder(kubectlEnds("get", "nodes", "-o", "wide").out());
    for (String namespace : namespaces) {
      text.append(kubectlEnds("get", "pods,kd", "--namespace", namespace, "-o", "wide").out())
          .append(
              kubectlEnds("get", "events", "--namespace", namespace, "--sort-by=.lastTimestamp")
                  .out())
          .append(kubectlEnds("describe", "kd", "--namespace", namespace).out())
          .append(logs(namespace, "kameleoon-destination"))
          .append(logs(namespace, "kameleoon-destination-operator"));
    }
    return text.toString();
  }

  private String logs(String namespace, String name) {
    return kubectlEnds(
            "logs",
            "--namespace",
            namespace,
            "--selector",
            "app.kubernetes.io/name=" + name,
            "--all-containers",
            "--prefix",
            "--tail",
            "40")
        .out();
  }

  @Override
  public void close() {
    container.stop();
    try {
      Files.deleteIfExists(kubeConfig);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
