package com.kameleoon.destination.model.spec;

/// What is learned about which ids belong together.
public record IdentitySpec(
    @Described(
            "Whether visitor codes are learned from events that carry a userId or anonymousId too,"
                + " for events without one; false unless written otherwise.")
        Boolean aliases,
    @Described(
            value =
                "How long an event without a visitor code waits for one to be learned, up to 1h; 1m"
                    + " unless written otherwise.",
            maxLength = 40,
            pattern = "(\\d{1,9}(ms|s|m|h|d)){1,5}")
        String waitFor) {
  static final IdentitySpec DEFAULT = new IdentitySpec(false, "1m");

  public IdentitySpec {
    aliases = aliases != null && aliases;
    waitFor = waitFor == null ? "1m" : waitFor;
  }
}
