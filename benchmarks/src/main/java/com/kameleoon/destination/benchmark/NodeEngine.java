package com.kameleoon.destination.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Segment's engine in one Node process; it waits for commands, so that both engines take turns.
final class NodeEngine implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process process;
  private final BufferedReader answers;
  private final BufferedWriter commands;
  private final Path corpusFile;

  private NodeEngine(Process process, Path corpusFile) {
    this.process = process;
    this.answers = process.inputReader();
    this.commands = process.outputWriter();
    this.corpusFile = corpusFile;
  }

  /// @param home the project's folder; Segment's packages are those of the system tests
  static NodeEngine start(Path home, Corpus corpus) throws IOException {
    Path corpusFile = Files.createTempFile("corpus", ".ndjson");
    Files.write(
        corpusFile,
        corpus.events().stream().map(event -> new String(event, StandardCharsets.UTF_8)).toList());
    Process process =
        new ProcessBuilder(
                List.of(
                    "node",
                    home.resolve("benchmarks/engine/engine.mjs").toString(),
                    corpusFile.toString(),
                    home.resolve("system-tests/clients").toString()))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    return new NodeEngine(process, corpusFile);
  }

  /// The request bodies of every event, in order.
  JsonNode bodies() throws IOException {
    return ask("check").path("bodies");
  }

  /// For every event, whether that filter lets it through.
  JsonNode passes(String filter) throws IOException {
    return ask("pass " + filter).path("passes");
  }

  /// Events per CPU-second at that level.
  double perCpuSecond(String level, int millis) throws IOException {
    return perCpuSecond("run " + level + " " + millis);
  }

  /// Events per CPU-second through that filter; reading them is not counted.
  double judgedPerCpuSecond(String filter, int millis) throws IOException {
    return perCpuSecond("judge " + filter + " " + millis);
  }

  private double perCpuSecond(String command) throws IOException {
    JsonNode answer = ask(command);
    return answer.path("events").doubleValue() * 1e6 / answer.path("cpuMicros").doubleValue();
  }

  private JsonNode ask(String command) throws IOException {
    commands.write(command + "\n");
    commands.flush();
    String answer = answers.readLine();
    if (answer == null) {
      throw new IOException(
          "Segment's engine ended; its packages are installed by ./benchmarks/run");
    }
    return JSON.readTree(answer);
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    Files.deleteIfExists(corpusFile);
  }
}
