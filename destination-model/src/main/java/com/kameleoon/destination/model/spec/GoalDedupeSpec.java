package com.kameleoon.destination.model.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/// One conversion per order, however often the order is sent.
public record GoalDedupeSpec(
    @Described(
            value = "Property that names the order, such as order_id.",
            minLength = 1,
            maxLength = 200)
        @JsonProperty(required = true)
        String property,
    @Described(
            value = "How long an order is remembered; 30d unless written otherwise.",
            maxLength = 40,
            pattern = "(\\d{1,9}(ms|s|m|h|d)){1,5}")
        String ttl) {
  public GoalDedupeSpec {
    ttl = ttl == null ? "30d" : ttl;
  }
}
