package com.kameleoon.destination.goal.openapi;

import com.fasterxml.jackson.annotation.JsonProperty;

/// The types of events that convert.
public enum ConversionType {
  @JsonProperty("track")
  TRACK,
  @JsonProperty("page")
  PAGE,
  @JsonProperty("screen")
  SCREEN
}
