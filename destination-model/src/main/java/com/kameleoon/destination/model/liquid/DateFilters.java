package com.kameleoon.destination.model.liquid;

import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.model.ecma.Budget;
import com.kameleoon.destination.model.ecma.Ecma;
import com.kameleoon.destination.model.ecma.EcmaDate;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// Filters of dates; what is no date stays as it is.
final class DateFilters {
  private static final String USUAL = "%A, %B %-e, %Y at %-l:%M %P %z";
  private static final double LATEST = 8.64e12;

  private DateFilters() {}

  static void addTo(Map<String, Filter> filters) {
    filters.put("date", DateFilters::date);
    filters.put("date_to_xmlschema", fixed("%Y-%m-%dT%H:%M:%S%:z"));
    filters.put("date_to_rfc822", fixed("%a, %d %b %Y %H:%M:%S %z"));
    filters.put("date_to_string", (value, arguments) -> inWords(value, arguments, "%b"));
    filters.put("date_to_long_string", (value, arguments) -> inWords(value, arguments, "%B"));
  }

  private static JsonNode date(JsonNode value, Arguments arguments) {
    String format = Ecma.isNullish(arguments.at(0)) ? USUAL : arguments.text(0);
    return instant(value)
        .map(instant -> shown(instant, arguments.at(1)))
        .map(date -> Values.of(Strftime.print(date, format, arguments.budget())))
        .orElse(value);
  }

  private static Filter fixed(String format) {
    return (value, arguments) ->
        instant(value)
            .map(DisplayedDate::utc)
            .map(date -> Values.of(Strftime.print(date, format, arguments.budget())))
            .orElse(value);
  }

  private static JsonNode inWords(JsonNode value, Arguments arguments, String month) {
    boolean ordinal = arguments.text(0).equals("ordinal");
    boolean american = arguments.text(1).equals("US");
    String format = "%d " + month + " %Y";
    if (ordinal) {
      format = american ? month + " %-e%q, %Y" : "%-e%q " + month + " %Y";
    }
    return fixed(format).apply(value, arguments);
  }

  private static DisplayedDate shown(Instant instant, JsonNode zone) {
    if (zone.isTextual()) {
      return DisplayedDate.inZone(instant, zone.textValue());
    }
    return zone.isNumber()
        ? DisplayedDate.atOffset(instant, zone.doubleValue())
        : DisplayedDate.utc(instant);
  }

  private static Optional<Instant> instant(JsonNode value) {
    if (value.isNumber()) {
      return ofSeconds(value.doubleValue());
    }
    if (value.isBoolean()) {
      return Optional.of(Instant.ofEpochMilli(value.booleanValue() ? 1 : 0));
    }
    if (value.isArray()) {
      return EcmaDate.parse(Values.ecmaText(value, new Budget()));
    }
    String text = value.isTextual() ? value.textValue() : "";
    if (text.equals("now") || text.equals("today")) {
      return Optional.of(Instant.now());
    }
    boolean digits = !text.isEmpty() && text.chars().allMatch(c -> Letters.isDigit((char) c));
    return digits ? ofSeconds(Double.parseDouble(text)) : EcmaDate.parse(text);
  }

  private static Optional<Instant> ofSeconds(double seconds) {
    return Math.abs(seconds) <= LATEST
        ? Optional.of(Instant.ofEpochMilli((long) (seconds * 1000)))
        : Optional.empty();
  }
}
