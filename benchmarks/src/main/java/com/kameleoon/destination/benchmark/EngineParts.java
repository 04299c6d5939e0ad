package com.kameleoon.destination.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kameleoon.destination.model.compile.CompiledDestination;
import com.kameleoon.destination.model.compile.CompiledMapping;
import com.kameleoon.destination.model.compile.MappingOutcome;
import com.kameleoon.destination.model.event.SegmentEvent;
import com.kameleoon.destination.model.json.SlicedJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What an event goes through, each step alone; the events of the corpus in turn.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class EngineParts {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<byte[]> bytes = new ArrayList<>();
  private final List<SegmentEvent> trees = new ArrayList<>();
  private final List<SegmentEvent> slices = new ArrayList<>();
  private final List<ObjectNode> bodies = new ArrayList<>();
  private CompiledDestination destination = BenchmarkDestination.compiled();
  private int next;

  /// Reads the corpus once.
  @Setup
  public void read() throws IOException {
    destination = BenchmarkDestination.compiled();
    for (byte[] event : Corpus.generate().events()) {
      bytes.add(event);
      trees.add(new SegmentEvent((ObjectNode) JSON.readTree(event)));
      slices.add(new SegmentEvent(SlicedJson.read(event).orElseThrow()));
      bodies.addAll(map(slices.getLast()));
    }
  }

  private int next() {
    next = next + 1 == Corpus.SIZE ? 0 : next + 1;
    return next;
  }

  /// Slices of an event's bytes.
  @Benchmark
  public Optional<ObjectNode> readSlices() {
    return SlicedJson.read(bytes.get(next()));
  }

  /// Jackson's tree of the same bytes, for comparison.
  @Benchmark
  public Object readTree() throws IOException {
    return JSON.readTree(bytes.get(next()));
  }

  /// Five triggers.
  @Benchmark
  public int match() {
    SegmentEvent event = trees.get(next());
    int matching = 0;
    for (CompiledMapping mapping : destination.mappings()) {
      matching += mapping.matches(event) ? 1 : 0;
    }
    return matching;
  }

  /// Match, map, clean, validate: from a tree.
  @Benchmark
  public List<ObjectNode> mapTree() {
    return map(trees.get(next()));
  }

  /// Match, map, clean, validate: from slices that were looked into before.
  @Benchmark
  public List<ObjectNode> mapSlices() {
    return map(slices.get(next()));
  }

  /// A request body of slices.
  @Benchmark
  public byte[] write() {
    return SlicedJson.write(bodies.get(next() % bodies.size()));
  }

  private List<ObjectNode> map(SegmentEvent event) {
    List<ObjectNode> payloads = new ArrayList<>(1);
    for (CompiledMapping mapping : destination.mappings()) {
      if (mapping.matches(event)
          && mapping.apply(event) instanceof MappingOutcome.Mapped(var payload)) {
        payloads.add(payload.body());
      }
    }
    return payloads;
  }
}
