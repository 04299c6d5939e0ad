package com.kameleoon.destination.model.liquid;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/// Filters of numbers; what is no number counts as 0.
final class MathFilters {
  private MathFilters() {}

  static void addTo(Map<String, Filter> filters) {
    filters.put("abs", one(Math::abs));
    filters.put("ceil", one(Math::ceil));
    filters.put("floor", one(Math::floor));
    filters.put("minus", two((left, right) -> left - right));
    filters.put("plus", two(Double::sum));
    filters.put("times", two((left, right) -> left * right));
    filters.put("modulo", two((left, right) -> ((left % right) + right) % right));
    filters.put("at_least", bound(Math::max));
    filters.put("at_most", bound(Math::min));
    filters.put("divided_by", MathFilters::dividedBy);
    filters.put("round", MathFilters::round);
  }

  private static Filter one(DoubleUnaryOperator operator) {
    return (value, arguments) ->
        Values.of(operator.applyAsDouble(Values.number(value, arguments.budget())));
  }

  private static Filter two(DoubleBinaryOperator operator) {
    return (value, arguments) ->
        Values.of(
            operator.applyAsDouble(Values.number(value, arguments.budget()), arguments.number(0)));
  }

  private static Filter bound(DoubleBinaryOperator operator) {
    return (value, arguments) -> {
      double bounded = Values.number(value, arguments.budget());
      for (int i = 0; i < arguments.count(); i++) {
        bounded = operator.applyAsDouble(bounded, arguments.number(i));
      }
      return Values.of(bounded);
    };
  }

  private static JsonNode dividedBy(JsonNode value, Arguments arguments) {
    double quotient = Values.number(value, arguments.budget()) / arguments.number(0);
    boolean whole = arguments.count() > 1 && arguments.number(1) != 0;
    return Values.of(whole ? Math.floor(quotient) : quotient);
  }

  private static JsonNode round(JsonNode value, Arguments arguments) {
    double digits = arguments.count() > 0 ? arguments.number(0) : 0;
    double factor = Math.pow(10, digits);
    double scaled = Values.number(value, arguments.budget()) * factor * (1 + Math.ulp(1.0));
    double floor = Math.floor(scaled);
    return Values.of((scaled - floor >= 0.5 ? floor + 1 : floor) / factor);
  }
}
