package com.kameleoon.destination.model.spec;

import org.jspecify.annotations.Nullable;

/// Addresses of Kameleoon's APIs; absent ones are the public ones.
public record BaseUrlsSpec(
    @Described(
            value = "Automation API, which keeps goals and custom data.",
            maxLength = 500,
            pattern = "https?://.+")
        @Nullable String automation,
    @Described(
            value = "Data API, which takes conversions.",
            maxLength = 500,
            pattern = "https?://.+")
        @Nullable String data,
    @Described(
            value = "Map API, which keeps remote data; the Data API's address without it.",
            maxLength = 500,
            pattern = "https?://.+")
        @Nullable String map) {
  static final BaseUrlsSpec PUBLIC = new BaseUrlsSpec(null, null, null);
}
