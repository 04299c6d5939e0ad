package com.kameleoon.destination.model.spec;

/// How long delivery is tried, and how much of its log is kept for how long.
public record DeliverySpec(
    @Described(
            value =
                "How long after an event was accepted its delivery is tried again; 4h unless"
                    + " written otherwise.",
            maxLength = 40,
            pattern = "(\\d{1,9}(ms|s|m|h|d)){1,5}")
        String lastAttempt,
    @Described(
            value =
                "How long delivered and discarded events are kept for explanation and replay, at"
                    + " least lastAttempt and at most 365d; 7d unless written otherwise.",
            maxLength = 40,
            pattern = "(\\d{1,9}(ms|s|m|h|d)){1,5}")
        String retention,
    @Described(
            value =
                "The largest body that is kept of an event, 0 to 1Mi; 64Ki unless written"
                    + " otherwise. Of a larger event the log keeps what was decided, what is sent"
                    + " and the ids of its user; it is delivered like any other, but a replay can"
                    + " only send the same again, not decide anew. A body is always kept whole"
                    + " where its event was given up before anything was sent.",
            maxLength = 20,
            pattern = "\\d{1,12}(Ki|Mi|Gi)?")
        String bodyLimit) {
  static final DeliverySpec DEFAULT = new DeliverySpec("4h", "7d", "64Ki");

  public DeliverySpec {
    lastAttempt = lastAttempt == null ? "4h" : lastAttempt;
    retention = retention == null ? "7d" : retention;
    bodyLimit = bodyLimit == null ? "64Ki" : bodyLimit;
  }
}
