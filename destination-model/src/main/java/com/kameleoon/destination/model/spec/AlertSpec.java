package com.kameleoon.destination.model.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// When somebody is to be told, and how.
@Rule(cel = "has(self.above) != has(self.below)", sentence = "Write either above or below.")
public record AlertSpec(
    @Described(value = "Name of the alert.", minLength = 1, maxLength = 120)
        @JsonProperty(required = true)
        String name,
    @Described(
            "What is looked at: DeliveryRate (0 to 1), Volume (against the same hour of last week, 1"
                + " meaning as many), Discards (events), GoalsWaiting (goals), OldestPending"
                + " (seconds).")
        @JsonProperty(required = true)
        AlertMetric metric,
    @Described("Fires while the figure is below this; either this or above.")
        @Nullable Double below,
    @Described("Fires while the figure is above this; either this or below.")
        @Nullable Double above,
    @Described(
            value = "Time that the figure is taken over, 1m to 7d; 24h unless written otherwise.",
            maxLength = 40,
            pattern = "(\\d{1,9}(ms|s|m|h|d)){1,5}")
        String window,
    @Described(
            value = "For Discards: the only reason that counts, such as NO_VISITOR_CODE.",
            maxLength = 80)
        @Nullable String reason,
    @Described(
            value =
                "For DeliveryRate, Volume and Discards: the only mapping that counts; all of them"
                    + " unless written.",
            maxLength = 120)
        @Nullable String mapping,
    @Described(
            value = "Who is told; the condition DeliveryHealthy and a Kubernetes Event always are.",
            maxItems = 16)
        List<AlertReceiverSpec> receivers) {
  public AlertSpec {
    window = window == null ? "24h" : window;
    receivers = receivers == null ? List.of() : List.copyOf(receivers);
  }
}
