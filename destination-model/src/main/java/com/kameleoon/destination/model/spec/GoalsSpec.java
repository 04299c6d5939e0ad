package com.kameleoon.destination.model.spec;

import com.kameleoon.destination.model.wire.GoalConvention;
import com.kameleoon.destination.model.wire.GoalCreation;
import com.kameleoon.destination.model.wire.VisitorCodeFallback;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How events become goals and conversions.
@Rule(
    cel =
        "!has(self.create) || self.create != 'Listed' || (has(self.patterns) && size(self.patterns)"
            + " > 0)",
    sentence = "create: Listed needs patterns.")
public record GoalsSpec(
    @Described(
            "How a goal is called when none has the event's exact name: Actions names it SegmentIO"
                + " track – Order Completed, Classic names it Segment.io – Order Completed. Actions"
                + " unless written otherwise.")
        GoalConvention convention,
    @Described(
            "What stands in for a missing visitor code; None unless written otherwise, so that such"
                + " an event is discarded with that reason.")
        VisitorCodeFallback visitorCodeFallback,
    @Described(
            value =
                "ISO 4217 code assumed for a revenue that comes without a currency; none without it.",
            pattern = "[A-Z]{3}")
        @Nullable String currency,
    @Described(
            "Which goals are created for events that no goal is there for; All unless written"
                + " otherwise.")
        GoalCreation create,
    @Described(
            value =
                "Event names that goals may be created for with create: Listed; * stands for any"
                    + " characters.",
            minLength = 1,
            maxLength = 200,
            maxItems = 200)
        List<String> patterns,
    @Described(
            value =
                "The most goals created within a day; without it only Kameleoon's own limits hold.",
            minimum = 0,
            maximum = 24_000)
        @Nullable Integer dailyCap,
    @Described(
            value =
                "Properties that go along with a conversion, each with the index of the custom data"
                    + " that it is filed under in Kameleoon; a dot goes one level deeper.",
            maxProperties = 50,
            minimum = 0,
            maximum = 65_535)
        Map<String, Integer> metadata,
    @Described("Counts an order once, however often it is sent.") @Nullable GoalDedupeSpec dedupe) {
  static final GoalsSpec DEFAULT =
      new GoalsSpec(
          GoalConvention.Actions,
          VisitorCodeFallback.None,
          null,
          GoalCreation.All,
          List.of(),
          null,
          Map.of(),
          null);

  public GoalsSpec {
    convention = convention == null ? GoalConvention.Actions : convention;
    visitorCodeFallback =
        visitorCodeFallback == null ? VisitorCodeFallback.None : visitorCodeFallback;
    create = create == null ? GoalCreation.All : create;
    patterns = patterns == null ? List.of() : List.copyOf(patterns);
    metadata = metadata == null ? Map.of() : Map.copyOf(metadata);
  }
}
