package com.kameleoon.destination.model.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.kameleoon.destination.model.ecma.Budget;
import com.kameleoon.destination.model.ecma.EcmaJson;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/// What the reference's validation asks of each directive's argument.
///
/// Options are validated as members of an object first; what is asked of each one afterwards does
/// not descend again, which would take time exponential in the depth.
final class DirectiveRules {
  private static final int LONGEST_PATTERN = 10;
  private static final Set<String> NAMES =
      Set.of(
          "@if",
          "@case",
          "@replace",
          "@arrayPath",
          "@path",
          "@json",
          "@flatten",
          "@merge",
          "@template",
          "@literal",
          "@transform",
          "@excludeWhenNull",
          "@liquid");

  private final MappingValidator validator;

  DirectiveRules(MappingValidator validator) {
    this.validator = validator;
  }

  static boolean knows(String name) {
    return NAMES.contains(name);
  }

  boolean check(String name, JsonNode argument) {
    return switch (name) {
      case "@path", "@template" -> validator.directiveOrString(argument);
      case "@literal", "@excludeWhenNull" -> validator.directiveOrRaw(argument);
      case "@liquid" -> validator.string(argument);
      case "@arrayPath" -> arrayPath(argument);
      case "@if" -> validator.object(argument) && condition(argument);
      case "@case" -> validator.object(argument) && letterCase(argument);
      case "@replace" -> validator.object(argument) && replace(argument);
      case "@json" -> validator.object(argument) && json(argument);
      case "@flatten" -> validator.object(argument) && flatten(argument);
      case "@merge" -> validator.object(argument) && merge(argument);
      case "@transform" -> validator.object(argument) && transform(argument);
      default -> throw new IllegalArgumentException("no directive: " + name);
    };
  }

  private boolean arrayPath(JsonNode argument) {
    return validator.array(argument)
        && validator.directiveOrString(argument.path(0))
        && validator.mapping(argument.path(1));
  }

  private boolean condition(JsonNode options) {
    return optional(options, "exists", validator::isPresent)
        & optional(options, "then", validator::isPresent)
        & optional(options, "else", validator::isPresent);
  }

  private boolean letterCase(JsonNode options) {
    return optional(options, "operator", validator::string)
        & optional(options, "value", validator::isDirectiveOrString);
  }

  private boolean replace(JsonNode options) {
    return required(options, "pattern", pattern -> shortText(pattern, 1))
        & optional(options, "replacement", replacement -> shortText(replacement, 0))
        & required(options, "value", validator::isDirectiveOrString)
        & optional(options, "ignorecase", validator::bool)
        & optional(options, "global", validator::bool);
  }

  private boolean json(JsonNode options) {
    return required(options, "value", validator::isPresent)
        & required(options, "mode", mode -> oneOf(mode, List.of("encode", "decode")));
  }

  private boolean flatten(JsonNode options) {
    return optional(options, "separator", validator::string)
        & required(options, "value", validator::isPresent);
  }

  private boolean merge(JsonNode options) {
    boolean valid =
        optional(options, "direction", direction -> oneOf(direction, List.of("left", "right")))
            & required(options, "objects", validator::array);
    return valid
        && options
            .get("objects")
            .valueStream()
            .allMatch(operand -> validator.atRoot(() -> validator.directiveOrObject(operand)));
  }

  private boolean transform(JsonNode options) {
    return required(options, "apply", validator::isDirectiveOrObject)
        & required(options, "mapping", validator::isDirectiveOrObject);
  }

  private boolean shortText(JsonNode text, int shortest) {
    if (!validator.string(text)) {
      return false;
    }
    int length = text.textValue().length();
    if (length < shortest) {
      return validator.refuse("should be a string of length " + shortest + " or greater");
    }
    return length <= LONGEST_PATTERN
        || validator.refuse("should be a string of length " + LONGEST_PATTERN + " or less");
  }

  private boolean oneOf(JsonNode text, List<String> allowed) {
    return validator.string(text)
        && (allowed.contains(text.textValue().toLowerCase(Locale.ROOT))
            || validator.refuse(
                "should be one of " + String.join(", ", allowed) + " but it is " + quoted(text)));
  }

  private static String quoted(JsonNode text) {
    return EcmaJson.print(text, new Budget());
  }

  private boolean required(JsonNode options, String name, Predicate<JsonNode> check) {
    return options.has(name)
        ? validator.under(name, () -> check.test(options.get(name)))
        : validator.refuse(
            "should have field " + quoted(TextNode.valueOf(name)) + " but it doesn't");
  }

  private boolean optional(JsonNode options, String name, Predicate<JsonNode> check) {
    return !options.has(name) || required(options, name, check);
  }
}
