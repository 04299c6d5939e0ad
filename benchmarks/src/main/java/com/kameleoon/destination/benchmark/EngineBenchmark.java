package com.kameleoon.destination.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kameleoon.destination.model.compile.CompiledDestination;
import com.kameleoon.destination.model.compile.CompiledMapping;
import com.kameleoon.destination.model.compile.MappingOutcome;
import com.kameleoon.destination.model.event.SegmentEvent;
import com.kameleoon.destination.model.json.SlicedJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The destination engine against Segment's own from npm: events per CPU-second, in turn.
final class EngineBenchmark {
  private static final int WARM_UP_MILLIS = 8_000;
  private static final int RUN_MILLIS = 2_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  /// @param ours the work compared; the same for two levels of Segment's engine
  private record Level(String name, String what, String floor, String goal, CpuTime.Work ours) {}

  private final Report report;
  private final Corpus corpus;
  private final int rounds;
  private final CompiledDestination destination;
  private final List<SegmentEvent> events = new ArrayList<>();

  EngineBenchmark(Report report, Corpus corpus, int rounds) throws IOException {
    this.report = report;
    this.corpus = corpus;
    this.rounds = rounds;
    this.destination = BenchmarkDestination.compiled();
    for (byte[] event : corpus.events()) {
      events.add(parse(event));
    }
  }

  void run(Path home) throws IOException {
    try (NodeEngine node = NodeEngine.start(home, corpus)) {
      checkIdentical(node.bodies());
      report.heading("Engine: this project over Segment's own in Node, per CPU-second");
      for (Level level : levels()) {
        compare(level, node);
      }
    }
  }

  private List<Level> levels() {
    return List.of(
        new Level("L3", "object to object", "12", "18", this::objects),
        new Level("L4", "bytes to bytes", "6", "10", this::bytes),
        new Level("L5", "bytes to bytes over Destination.onEvent", "12", "25", this::bytes));
  }

  private void compare(Level level, NodeEngine node) throws IOException {
    report.progress("engine: %s, warming up", level.name());
    CpuTime.perSecond(report, level.ours(), WARM_UP_MILLIS);
    node.perCpuSecond(level.name(), WARM_UP_MILLIS);
    double[] ours = new double[rounds];
    double[] theirs = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      theirs[round] = node.perCpuSecond(level.name(), RUN_MILLIS);
      ours[round] = CpuTime.perSecond(report, level.ours(), RUN_MILLIS);
      report.progress(
          "engine: %s round %d of %d: %.0f over %.0f",
          level.name(), round + 1, rounds, ours[round], theirs[round]);
    }
    report.line(
        "%s, %s (%.0f events per CPU-second)"
            .formatted(level.name(), level.what(), new Rounds(ours).median()),
        new Rounds(ours).over(new Rounds(theirs)).show("%.1f"),
        level.floor(),
        level.goal());
  }

  private int objects(int event) {
    return payloads(events.get(event)).size();
  }

  private int bytes(int event) throws IOException {
    int length = 0;
    for (ObjectNode body : payloads(sliced(corpus.event(event)))) {
      length += SlicedJson.write(body).length;
    }
    return length;
  }

  private List<ObjectNode> payloads(SegmentEvent event) {
    List<ObjectNode> bodies = new ArrayList<>(1);
    for (CompiledMapping mapping : destination.mappings()) {
      if (mapping.matches(event)
          && mapping.apply(event) instanceof MappingOutcome.Mapped(var payload)) {
        bodies.add(payload.body());
      }
    }
    return bodies;
  }

  private void checkIdentical(JsonNode theirs) throws IOException {
    for (int i = 0; i < Corpus.SIZE; i++) {
      check(i, payloads(events.get(i)), theirs.get(i));
      check(i, payloads(sliced(corpus.event(i))), theirs.get(i));
    }
    report.progress("engine: %,d events mapped identically by both", Corpus.SIZE);
  }

  private static void check(int event, List<ObjectNode> bodies, JsonNode theirs)
      throws IOException {
    ArrayNode ours = JSON.createArrayNode();
    for (ObjectNode body : bodies) {
      ours.add(JSON.readTree(SlicedJson.write(body)));
    }
    if (!ours.equals(theirs)) {
      throw new IOException("event %d: expected %s but mapped %s".formatted(event, theirs, ours));
    }
  }

  /// As the doors of ingest-service read it.
  private static SegmentEvent sliced(byte[] event) throws IOException {
    Optional<ObjectNode> sliced = SlicedJson.read(event);
    return sliced.isPresent() ? new SegmentEvent(sliced.get()) : parse(event);
  }

  private static SegmentEvent parse(byte[] event) throws IOException {
    return new SegmentEvent((ObjectNode) JSON.readTree(event));
  }
}
