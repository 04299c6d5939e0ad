package com.kameleoon.destination.system.differential;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kameleoon.destination.system.fixture.NodeClients;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Segment's engine from npm, in one Node process.
final class SegmentEngine {
  /// Escapes what is not ASCII, and with it surrogates without their other half.
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private SegmentEngine() {}

  /// One answer per question, in order.
  static List<JsonNode> answers(List<ObjectNode> questions) throws IOException {
    NodeClients.install();
    ProcessBuilder builder =
        new ProcessBuilder("node", "segment-engine.mjs")
            .directory(NodeClients.INSTALLED.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("TZ", "UTC");
    Process node = builder.start();
    // Asked and answered at the same time, or both pipes fill up and nobody reads.
    var asking = CompletableFuture.runAsync(() -> ask(node, questions));
    List<JsonNode> answers = new ArrayList<>(questions.size());
    try (BufferedReader lines = node.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        answers.add(JSON.readTree(line));
      }
    }
    asking.join();
    if (answers.size() != questions.size()) {
      throw new IOException(
          "Segment's engine gave %d answers to %d questions"
              .formatted(answers.size(), questions.size()));
    }
    return answers;
  }

  private static void ask(Process node, List<ObjectNode> questions) {
    try (BufferedWriter lines = node.outputWriter(StandardCharsets.UTF_8)) {
      for (ObjectNode question : questions) {
        lines.write(JSON.writeValueAsString(question));
        lines.write('\n');
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
