package com.kameleoon.destination.model.liquid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.kameleoon.destination.model.ecma.Ecma;
import com.kameleoon.destination.model.ecma.EcmaNumber;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Filters of lists, some of which take texts too.
final class ListFilters {
  private ListFilters() {}

  static void addTo(Map<String, Filter> filters) {
    filters.put("join", ListFilters::join);
    filters.put("first", (value, _) -> end(value, 0));
    filters.put("last", (value, _) -> end(value, -1));
    filters.put("size", (value, _) -> Values.of(Math.max(0, Values.length(value))));
    filters.put("sum", ListFilters::sum);
    filters.put("compact", (value, _) -> compact(value));
    filters.put("push", ListFilters::push);
    filters.put("unshift", (value, arguments) -> copy(value).insert(0, arguments.raw(0)));
    filters.put("pop", (value, _) -> without(value, true));
    filters.put("shift", (value, _) -> without(value, false));
    filters.put("slice", ListFilters::slice);
    filters.put("where", ListFilters::where);
    filters.put("sample", ListFilters::sample);
  }

  private static JsonNode join(JsonNode value, Arguments arguments) {
    String separator = Ecma.isNullish(arguments.at(0)) ? " " : arguments.text(0);
    StringBuilder out = new StringBuilder();
    ArrayNode items = Values.items(value);
    for (int i = 0; i < items.size(); i++) {
      if (i > 0) {
        arguments.budget().take(separator.length());
        out.append(separator);
      }
      JsonNode item = items.get(i);
      if (!Ecma.isNullish(item)) {
        Ecma.print(item, out, arguments.budget());
      }
    }
    return Values.of(out.toString());
  }

  private static JsonNode end(JsonNode value, int index) {
    JsonNode plain = Special.plain(value);
    if (plain.isArray()) {
      return Values.item(plain, index);
    }
    boolean filled = plain.isTextual() && !plain.textValue().isEmpty();
    if (!filled) {
      return Values.of("");
    }
    int at = index < 0 ? plain.textValue().length() - 1 : 0;
    return Values.of(plain.textValue().substring(at, at + 1));
  }

  private static JsonNode sum(JsonNode value, Arguments arguments) {
    double sum = 0;
    for (JsonNode item : Values.items(value)) {
      JsonNode found = arguments.isEcmaTrue(0) ? member(item, arguments.text(0), arguments) : item;
      sum += Values.number(found, arguments.budget());
    }
    return Values.of(sum);
  }

  private static JsonNode member(JsonNode item, String path, Arguments arguments) {
    List<JsonNode> keys = new ArrayList<>();
    for (String key : path.split("\\.", -1)) {
      keys.add(Values.of(key));
    }
    return arguments.scope().find(item, keys);
  }

  private static ArrayNode compact(JsonNode value) {
    ArrayNode compacted = JsonNodeFactory.instance.arrayNode();
    Values.items(value).forEach(item -> addUnlessNull(compacted, item));
    return compacted;
  }

  private static void addUnlessNull(ArrayNode array, JsonNode item) {
    if (!Ecma.isNullish(Special.plain(item))) {
      array.add(item);
    }
  }

  private static JsonNode push(JsonNode value, Arguments arguments) {
    return copy(value).add(arguments.raw(0));
  }

  private static ArrayNode copy(JsonNode value) {
    return JsonNodeFactory.instance.arrayNode().addAll(Values.items(value));
  }

  private static ArrayNode without(JsonNode value, boolean last) {
    ArrayNode copy = copy(value);
    if (!copy.isEmpty()) {
      copy.remove(last ? copy.size() - 1 : 0);
    }
    return copy;
  }

  private static JsonNode slice(JsonNode value, Arguments arguments) {
    JsonNode plain = Special.plain(value);
    if (Ecma.isNullish(plain)) {
      return JsonNodeFactory.instance.arrayNode();
    }
    JsonNode whole = plain.isArray() ? plain : Values.of(Values.text(plain, arguments.budget()));
    int size = Values.length(whole);
    double written = arguments.ecmaNumber(0, Double.NaN);
    double begin = written < 0 ? size + written : written;
    double length = arguments.ecmaNumber(1, 1);
    if (begin < 0 || length < 0) {
      return piece(whole, 0, 0);
    }
    boolean text = arguments.at(0).isTextual() || arguments.at(1).isTextual();
    double end =
        text && written >= 0
            ? EcmaNumber.parse(EcmaNumber.print(begin) + EcmaNumber.print(length))
            : begin + length;
    return piece(whole, begin, end);
  }

  private static JsonNode piece(JsonNode whole, double begin, double end) {
    int size = Values.length(whole);
    int from = (int) Math.clamp(begin, 0, size);
    int to = (int) Math.clamp(end, from, size);
    if (whole.isTextual()) {
      return Values.of(whole.textValue().substring(from, Math.max(from, to)));
    }
    ArrayNode piece = JsonNodeFactory.instance.arrayNode();
    for (int i = from; i < to; i++) {
      piece.add(whole.get(i));
    }
    return piece;
  }

  private static JsonNode where(JsonNode value, Arguments arguments) {
    String path = arguments.text(0);
    Optional<Operand> member = new ValueReader(new Cursor(path, 0, path.length())).readPath();
    ArrayNode matching = JsonNodeFactory.instance.arrayNode();
    for (JsonNode item : Values.items(value)) {
      JsonNode found =
          member
              .map(operand -> Evaluator.operand(operand, arguments.scope().of(item)))
              .orElse(MissingNode.getInstance());
      if (isWanted(found, arguments)) {
        matching.add(item);
      }
    }
    return matching;
  }

  private static boolean isWanted(JsonNode found, Arguments arguments) {
    return arguments.count() > 1 && !arguments.values().get(1).isMissingNode()
        ? Comparison.equal(found, arguments.values().get(1))
        : Values.isTruthy(found);
  }

  /// Random, as in the reference; strict refuses it.
  private static JsonNode sample(JsonNode value, Arguments arguments) {
    JsonNode plain = Special.plain(value);
    List<JsonNode> items = new ArrayList<>();
    if (plain.isArray()) {
      plain.forEach(items::add);
    } else {
      Values.text(plain, arguments.budget())
          .codePoints()
          .forEach(letter -> items.add(Values.of(Character.toString(letter))));
    }
    Collections.shuffle(items);
    double count = arguments.ecmaNumber(0, 1);
    if (count == 1) {
      return items.isEmpty() ? MissingNode.getInstance() : items.getFirst();
    }
    ArrayNode sample = JsonNodeFactory.instance.arrayNode();
    items.stream().limit((long) Math.clamp(count, 0, items.size())).forEach(sample::add);
    return sample;
  }
}
