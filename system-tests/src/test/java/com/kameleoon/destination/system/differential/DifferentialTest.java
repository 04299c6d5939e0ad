package com.kameleoon.destination.system.differential;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The same seeded questions to Segment's engine from npm and to ours in compat.
///
/// `-Ddifferential.seed=N` and `-Ddifferential.rounds=N` choose others; a difference prints its
/// seed.
class DifferentialTest {
  private static final long SEED = Long.getLong("differential.seed", 20_261_123L);
  private static final int ROUNDS = Integer.getInteger("differential.rounds", 20_000);
  private static final int SHOWN = 10;

  @Test
  void agreesWithSegmentsOwnEngine() throws IOException {
    // Given
    Questions drawn = new Questions(SEED);
    List<ObjectNode> questions = Stream.generate(drawn::next).limit(ROUNDS).toList();

    // When
    List<JsonNode> theirs = SegmentEngine.answers(questions);

    // Then
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      JsonNode ours = OurEngine.answer(questions.get(i));
      if (!SameJson.test(theirs.get(i), ours)
          && !Deliberate.explain(questions.get(i), theirs.get(i), ours)) {
        differences.add(
            "%s%n   Segment %s%n   ours    %s".formatted(questions.get(i), theirs.get(i), ours));
      }
    }
    assertThat(differences.stream().limit(SHOWN))
        .as("%d of %d rounds differ, seed %d", differences.size(), ROUNDS, SEED)
        .isEmpty();
  }
}
