package com.kameleoon.destination.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// A cluster of our own, asked over HTTP: a kubectl per question would cost more than the answer.
final class KubeApi implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// As `cluster/up` names it.
  private static final String NODE = "kameleoon-cluster";

  private static final int PATIENCE = 30;

  /// No longer than a node may be silent before its pods are taken for gone.
  private static final Duration ANSWER = Duration.ofSeconds(20);

  private final Path home;
  private final Map<String, String> environment;
  private final Process proxy;
  private final URI address;

  /// An offer to speak HTTP/2 is taken for a wish to tunnel.
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private KubeApi(Path home, Map<String, String> environment, Process proxy, URI address) {
    this.home = home;
    this.environment = environment;
    this.proxy = proxy;
    this.address = address;
  }

  /// Starts a cluster with our images on its node; builds what is missing before.
  static KubeApi start(Path home) throws IOException, InterruptedException {
    String config = run(home, Map.of(), List.of("cluster/up")).strip();
    Map<String, String> environment = Map.of("KUBECONFIG", config);
    ProcessBuilder builder =
        new ProcessBuilder(tool(home, "kubectl"), "proxy", "--port=0")
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().putAll(environment);
    Process proxy = builder.start();
    // "Starting to serve on 127.0.0.1:43211"
    BufferedReader said = proxy.inputReader();
    String line = String.valueOf(said.readLine());
    URI address = URI.create("http://" + line.substring(line.lastIndexOf(' ') + 1));
    return new KubeApi(home, environment, proxy, address);
  }

  private static String tool(Path home, String name) {
    return home.resolve("target/cluster-tools/bin").resolve(name).toString();
  }

  /// Runs kubectl or helm4 to its end; what it printed.
  String command(String name, String words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(tool(home, name)));
    command.addAll(List.of(words.split(" ")));
    return run(home, environment, command);
  }

  /// Runs a program on the container that is the node.
  String onNode(String words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("docker", "exec", NODE));
    command.addAll(List.of(words.split(" ")));
    return run(home, environment, command);
  }

  void copyToNode(Path file, String place) throws IOException, InterruptedException {
    run(home, environment, List.of("docker", "cp", file.toString(), NODE + ":" + place));
  }

  private static String run(Path home, Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(home.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + " failed: " + out);
    }
    return out;
  }

  /// Text at a path of the API server, such as a pod's own answer behind `/proxy`; empty where it
  /// is no 200.
  String text(String path) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(address.resolve(path)).build();
    HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
    return response.statusCode() == 200 ? response.body() : "";
  }

  /// The same as JSON.
  JsonNode json(String path) throws IOException, InterruptedException {
    String text = text(path);
    return JSON.readTree(text.isEmpty() ? "{}" : text);
  }

  /// A merge patch.
  void patch(String path, String body) throws IOException, InterruptedException {
    send(path, "PATCH", "application/merge-patch+json", body);
  }

  /// Creates it, or makes it so.
  void apply(String path, String manifest) throws IOException, InterruptedException {
    String forced = path + "?fieldManager=benchmark&force=true";
    send(forced, "PATCH", "application/apply-patch+yaml", manifest);
  }

  /// Any other request with a body; throws with the answer where it is no success. A server that is
  /// too busy is asked again: what is sent here may be sent twice.
  void send(String path, String method, String type, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve(path))
            .timeout(ANSWER)
            .header("Content-Type", type)
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
    for (int more = 0; more < PATIENCE && isBusy(response); more++) {
      TimeUnit.SECONDS.sleep(1);
      response = client.send(request, HttpResponse.BodyHandlers.ofString());
    }
    if (response.statusCode() >= 300) {
      throw new IOException(method + " " + path + " answered " + response.body());
    }
  }

  private static boolean isBusy(HttpResponse<String> response) {
    return response.statusCode() == 429 || response.statusCode() >= 500;
  }

  /// What happens to the objects at a path, from those that there are on, until the API server ends
  /// it.
  void watch(String path, Consumer<JsonNode> listener) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(address.resolve(path)).build();
    Stream<String> lines = client.send(request, HttpResponse.BodyHandlers.ofLines()).body();
    try (lines) {
      for (String line : (Iterable<String>) lines::iterator) {
        listener.accept(JSON.readTree(line));
      }
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    proxy.destroy();
    run(home, Map.of(), List.of("cluster/down"));
  }
}
