package com.kameleoon.destination.goal.conversion;

import com.kameleoon.destination.goal.catalog.GoalName;
import com.kameleoon.destination.goal.conversion.Assessed.Refused;
import com.kameleoon.destination.model.event.EventType;
import com.kameleoon.destination.model.wire.ConversionItem;
import com.kameleoon.destination.model.wire.DiscardReason;
import com.kameleoon.destination.model.wire.GoalSettings;
import com.kameleoon.destination.model.wire.VisitorCodeFallback;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Decides what of an item can become a conversion, before anything is stored.
final class Assessment {
  private static final int LONGEST_VISITOR_CODE = 255;
  private static final long AGAIN_MILLIS = 5_000;
  private static final Set<EventType> CONVERTING =
      Set.of(EventType.TRACK, EventType.PAGE, EventType.SCREEN);

  private final GoalSettings settings;
  private final Visitors.Known known;

  Assessment(GoalSettings settings, Visitors.Known known) {
    this.settings = settings;
    this.known = known;
  }

  Assessed assess(ConversionItem item) {
    return item.type() == EventType.ALIAS ? new Assessed.Learned(item) : converting(item);
  }

  private Assessed converting(ConversionItem item) {
    return fault(item)
        .<Assessed>map(refused -> refused)
        .or(() -> visitorCode(item).map(code -> withVisitor(item, code)))
        .orElseGet(() -> withoutVisitor(item));
  }

  private Assessed withoutVisitor(ConversionItem item) {
    return known.waiting().contains(item.id())
        ? Assessed.Later.because(item, AGAIN_MILLIS, "no visitor code is known for its ids yet")
        : Refused.because(item, DiscardReason.NO_VISITOR_CODE, remedy());
  }

  private static Optional<Refused> fault(ConversionItem item) {
    if (item.type() == null || !CONVERTING.contains(item.type())) {
      return refuse(
          item, DiscardReason.UNSUPPORTED_EVENT_TYPE, "type: only track, page and screen convert");
    }
    if (isBlank(item.messageId())) {
      return refuse(item, DiscardReason.INVALID_PAYLOAD, "messageId is missing");
    }
    if (item.timestamp() == null) {
      return refuse(item, DiscardReason.INVALID_PAYLOAD, "timestamp is missing");
    }
    return item.type() == EventType.TRACK && isBlank(item.name())
        ? refuse(item, DiscardReason.INVALID_PAYLOAD, "name: a track needs its event's name")
        : Optional.empty();
  }

  private static Optional<Refused> refuse(
      ConversionItem item, DiscardReason reason, String detail) {
    return Optional.of(Refused.because(item, reason, detail));
  }

  /// Its own, else a learned one; what stands in for a code only once the wait for one is over.
  private Optional<String> visitorCode(ConversionItem item) {
    Optional<String> code =
        present(item.visitorCode()).or(() -> present(known.codes().get(item.id())));
    return switch (settings.visitorCodeFallback()) {
      case None -> code;
      case UserId ->
          known.waiting().contains(item.id()) ? code : code.or(() -> present(item.userId()));
    };
  }

  private Assessed withVisitor(ConversionItem item, String code) {
    if (code.length() > LONGEST_VISITOR_CODE) {
      return Refused.because(
          item,
          DiscardReason.TOO_LARGE,
          "visitorCode has %d characters, 255 are accepted".formatted(code.length()));
    }
    if (!Storable.is(code)) {
      return Refused.because(
          item, DiscardReason.INVALID_PAYLOAD, "visitorCode has characters that are no text");
    }
    return new Assessed.Accepted(
        item,
        GoalName.of(item.type(), item.name()),
        code,
        Revenue.of(item, Optional.ofNullable(settings.currency())));
  }

  private String remedy() {
    return settings.visitorCodeFallback() == VisitorCodeFallback.None
        ? "visitorCode is missing: send kameleoonVisitorCode, or allow userId in its place"
        : "visitorCode and userId are missing: send kameleoonVisitorCode";
  }

  private static Optional<String> present(@Nullable String text) {
    return Optional.ofNullable(text).map(String::strip).filter(code -> !code.isEmpty());
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }
}
