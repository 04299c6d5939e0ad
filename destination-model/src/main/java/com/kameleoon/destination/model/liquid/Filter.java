package com.kameleoon.destination.model.liquid;

import com.fasterxml.jackson.databind.JsonNode;

/// What a filter makes of a value.
@FunctionalInterface
interface Filter {
  JsonNode apply(JsonNode value, Arguments arguments);
}
