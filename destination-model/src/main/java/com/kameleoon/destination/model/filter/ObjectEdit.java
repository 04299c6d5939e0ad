package com.kameleoon.destination.model.filter;

import com.fasterxml.jackson.databind.JsonNode;

/// A change of one object or list; answers the same instance where nothing is to be changed.
@FunctionalInterface
interface ObjectEdit {
  JsonNode edited(JsonNode container);
}
