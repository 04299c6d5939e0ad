package com.kameleoon.destination.model.spec;

/// What is learned about which ids belong together.
public record IdentitySpec(
    @Described(
            "Whether visitor codes are learned from events that carry a userId or anonymousId too,"
                + " for events without one; false unless written otherwise.")
        Boolean aliases,
    @Described(
            value =
                "How long an event without a visitor code waits for one to be learned, up to 24h; not"
                    + " at all unless written.",
            maxLength = 40,
            pattern = "(\\d{1,9}(ms|s|m|h|d)){1,5}")
        String waitFor) {
  static final IdentitySpec DEFAULT = new IdentitySpec(false, "0s");

  public IdentitySpec {
    aliases = aliases != null && aliases;
    waitFor = waitFor == null ? "0s" : waitFor;
  }
}
