package com.kameleoon.destination.ingest.http;

import com.kameleoon.destination.model.event.EventType;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Takes what is taken without a word: one sound event from someone who may send it. Everything
/// else is for the controllers.
@Singleton
final class Shortcut {
  private static final String SEGMENTIO = "/segmentio";
  private static final Map<String, EventType> TRACKING = tracking();

  private final TrackingDoor tracking;
  private final SegmentioDoor segmentio;
  private final EventIntake intake;

  Shortcut(TrackingDoor tracking, SegmentioDoor segmentio, EventIntake intake) {
    this.tracking = tracking;
    this.segmentio = segmentio;
    this.intake = intake;
  }

  /// Whether there may be a shortcut at that address.
  static boolean leadsFrom(String uri) {
    return TRACKING.containsKey(uri) || uri.equals(SEGMENTIO);
  }

  /// What the address answers with when the event is durable.
  static byte[] answer(String uri) {
    return uri.equals(SEGMENTIO) ? Answers.EMPTY_OBJECT : Answers.SUCCESS;
  }

  /// Does not block. `then` hears once whether the event is durable, on another thread.
  ///
  /// @return false where nothing was begun, and `then` hears nothing
  boolean take(String uri, RequestHead head, byte[] body, Consumer<Boolean> then) {
    EventType type = TRACKING.get(uri);
    Optional<SoundEvent> sound =
        type == null ? segmentio.sound(head, body) : tracking.sound(head, body, type);
    sound.ifPresent(it -> intake.begin(it, then));
    return sound.isPresent();
  }

  private static Map<String, EventType> tracking() {
    Map<String, EventType> types = new HashMap<>();
    Arrays.stream(EventType.values())
        .forEach(type -> {
          types.put("/v1/" + type.wireName(), type);
          types.put("/v1/" + type.wireName().charAt(0), type);
        });
    return Map.copyOf(types);
  }
}
