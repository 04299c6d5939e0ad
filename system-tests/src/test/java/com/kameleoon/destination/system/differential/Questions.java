package com.kameleoon.destination.system.differential;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kameleoon.destination.model.action.Action;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Makes questions of all kinds; the seed decides them.
final class Questions {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int EVENTS_OF_A_TRIGGER = 3;

  private final Draw draw;
  private final EventDraw events;
  private final MappingDraw mappings;
  private final TriggerDraw triggers;
  private final MatcherDraw matchers;
  private final TransformerDraw transformers;
  private final FieldDraw fields;
  private final VariationDraw variations;

  Questions(long seed) {
    draw = new Draw(RandomGeneratorFactory.<RandomGenerator>of("L64X128MixRandom").create(seed));
    WordDraw words = new WordDraw(draw);
    PathDraw paths = new PathDraw(draw, words);
    events = new EventDraw(draw, words);
    LiquidDraw liquid = new LiquidDraw(draw, new LiquidValueDraw(draw, words, paths));
    mappings = new MappingDraw(draw, words, events, paths, liquid);
    triggers = new TriggerDraw(draw, words);
    matchers = new MatcherDraw(draw, words, events, paths);
    transformers = new TransformerDraw(draw, words, events, paths);
    fields = new FieldDraw(draw);
    variations = new VariationDraw(draw, words);
  }

  /// The next one, with the event that it is about.
  ObjectNode next() {
    return draw.oneIn(3) ? variations.question() : drawn();
  }

  private ObjectNode drawn() {
    ObjectNode question = JSON.objectNode();
    switch (draw.below(16)) {
      case 0, 1, 2 -> trigger(question);
      case 3, 4 -> question.put("kind", "matcher").set("matcher", matchers.matcher());
      case 5, 6 ->
          question.put("kind", "transformers").set("transformers", transformers.transformers());
      case 7, 8 -> payload(question);
      case 9 -> fields(question);
      case 10, 11 -> question.put("kind", "mapping").set("mapping", mappings.ofLiquid());
      default -> question.put("kind", "mapping").set("mapping", mappings.mapping());
    }
    ObjectNode event = events.event();
    if (question.path("kind").textValue().equals("payload") && !draw.oneIn(4)) {
      event.put("messageId", "message-1").put("timestamp", "2026-01-02T03:04:05.678Z");
    }
    return question.set("event", event);
  }

  private void trigger(ObjectNode question) {
    var several = question.put("kind", "trigger").put("text", triggers.text()).putArray("events");
    for (int i = 0; i < EVENTS_OF_A_TRIGGER; i++) {
      several.add(events.event());
    }
  }

  /// An action's own fields, most of them read from where the presets read them.
  private void payload(ObjectNode question) {
    Action action = draw.of(Action.values());
    question.put("kind", "payload").put("action", action.wireName());
    question.set("mapping", mappings.ofFields(action.schema().fields()));
  }

  private void fields(ObjectNode question) {
    question.put("kind", "fields").set("fields", fields.fields());
    question.set("payload", events.object(2));
  }
}
