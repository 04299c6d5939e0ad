package com.kameleoon.destination.system.differential;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kameleoon.destination.model.action.Action;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/// The same seeded questions to Segment's engine from npm and to ours in compat.
///
/// `-Ddifferential.seed=N` and `-Ddifferential.rounds=N` choose others; a difference prints its
/// seed.
class DifferentialTest {
  private static final long SEED = Long.getLong("differential.seed", 20_261_123L);
  private static final int ROUNDS = Integer.getInteger("differential.rounds", 20_000);
  private static final int SHOWN = 10;

  private final Draw draw =
      new Draw(RandomGeneratorFactory.<RandomGenerator>of("L64X128MixRandom").create(SEED));
  private final EventDraw events = new EventDraw(draw);
  private final MappingDraw mappings = new MappingDraw(draw, events);
  private final TriggerDraw triggers = new TriggerDraw(draw, events);

  @Test
  void agreesWithSegmentsOwnEngine() throws IOException {
    // Given
    List<ObjectNode> questions = new ArrayList<>(ROUNDS);
    for (int i = 0; i < ROUNDS; i++) {
      questions.add(question());
    }

    // When
    List<JsonNode> theirs = SegmentEngine.answers(questions);

    // Then
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      JsonNode ours = OurEngine.answer(questions.get(i));
      if (!SameJson.test(theirs.get(i), ours)) {
        differences.add(
            "%s%n   Segment %s%n   ours    %s".formatted(questions.get(i), theirs.get(i), ours));
      }
    }
    assertThat(differences.stream().limit(SHOWN))
        .as("%d of %d rounds differ, seed %d", differences.size(), ROUNDS, SEED)
        .isEmpty();
  }

  private ObjectNode question() {
    ObjectNode question = JsonNodeFactory.instance.objectNode();
    switch (draw.below(4)) {
      case 0 -> question.put("kind", "trigger").put("text", triggers.text());
      case 1 -> payload(question);
      default -> question.put("kind", "mapping").set("mapping", mappings.mapping());
    }
    return question.set("event", events.event());
  }

  /// An action's own fields, most of them read from where the presets read them.
  private void payload(ObjectNode question) {
    Action action = draw.of(Action.values());
    question.put("kind", "payload").put("action", action.wireName());
    question.set("mapping", mappings.ofFields(action.schema().fields()));
  }
}
