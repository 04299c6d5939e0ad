package com.kameleoon.destination.model.liquid;

import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.model.ecma.EvaluationFailure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The filters by name. Segment switches some of LiquidJS's off; an unknown one changes nothing.
final class Filters {
  private static final Set<String> DISABLED =
      Set.of(
          "array_to_sentence_string",
          "concat",
          "find",
          "find_exp",
          "find_index",
          "find_index_exp",
          "group_by",
          "group_by_exp",
          "has",
          "has_exp",
          "map",
          "newline_to_br",
          "reject",
          "reject_exp",
          "reverse",
          "sort",
          "sort_natural",
          "uniq",
          "where_exp",
          "type");
  private static final Map<String, Filter> FILTERS = all();

  private Filters() {}

  static JsonNode apply(String name, JsonNode value, List<JsonNode> arguments, Scope scope) {
    if (DISABLED.contains(name)) {
      throw new EvaluationFailure("filter \"" + name + "\" is disabled");
    }
    Filter filter = FILTERS.get(name);
    return filter == null ? value : filter.apply(value, new Arguments(arguments, scope));
  }

  static boolean isDisabled(String name) {
    return DISABLED.contains(name);
  }

  static boolean isKnown(String name) {
    return FILTERS.containsKey(name);
  }

  private static Map<String, Filter> all() {
    Map<String, Filter> filters = new HashMap<>();
    MathFilters.addTo(filters);
    TextFilters.addTo(filters);
    PieceFilters.addTo(filters);
    ListFilters.addTo(filters);
    UrlFilters.addTo(filters);
    DateFilters.addTo(filters);
    CodeFilters.addTo(filters);
    return Map.copyOf(filters);
  }
}
