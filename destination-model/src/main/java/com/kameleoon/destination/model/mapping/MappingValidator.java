package com.kameleoon.destination.model.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.model.ecma.Ecma;
import com.kameleoon.destination.model.ecma.EcmaKeys;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/// The reference's validation of a mapping, with its order and its words. It does not look into
/// lists.
///
/// Every check says whether it passed: a check that fails ends those that build on it, as the
/// reference's exceptions do.
final class MappingValidator {
  private final List<MappingProblem> problems = new ArrayList<>();
  private final Deque<String> stack = new ArrayDeque<>();
  private final DirectiveRules rules = new DirectiveRules(this);

  private MappingValidator() {}

  static List<MappingProblem> check(JsonNode mapping) {
    MappingValidator validator = new MappingValidator();
    validator.mapping(mapping);
    return validator.problems;
  }

  boolean mapping(JsonNode node) {
    return switch (kind(node)) {
      case "directive" -> directive(node);
      case "object" -> object(node);
      default -> true;
    };
  }

  boolean object(JsonNode node) {
    if (!kind(node).equals("object")) {
      return refuse("should be an object but it is " + described(node));
    }
    boolean valid = true;
    for (Map.Entry<String, JsonNode> member : EcmaKeys.members(node)) {
      valid &= under(member.getKey(), () -> mapping(member.getValue()));
    }
    return valid;
  }

  boolean directiveOrRaw(JsonNode node) {
    return switch (kind(node)) {
      case "directive" -> directive(node);
      case "undefined" ->
          refuse("should be a mapping directive or a JSON value but it is " + described(node));
      default -> true;
    };
  }

  boolean directiveOrString(JsonNode node) {
    return isDirectiveOrString(node) && mapping(node);
  }

  boolean directiveOrObject(JsonNode node) {
    return isDirectiveOrObject(node) && mapping(node);
  }

  boolean isPresent(JsonNode node) {
    return !node.isMissingNode();
  }

  boolean isDirectiveOrString(JsonNode node) {
    return node.isTextual()
        || kind(node).equals("directive")
        || refuse("should be a string or a mapping directive but it is " + described(node));
  }

  boolean isDirectiveOrObject(JsonNode node) {
    return node.isObject()
        || refuse("should be a object or a mapping directive but it is " + described(node));
  }

  boolean string(JsonNode node) {
    return node.isTextual() || refuse("should be a string but it is " + described(node));
  }

  boolean bool(JsonNode node) {
    return node.isBoolean() || refuse("should be a boolean but it is " + described(node));
  }

  boolean array(JsonNode node) {
    return node.isArray()
        || refuse("should be an array but it is " + withArticle(Ecma.typeOf(node)));
  }

  private boolean directive(JsonNode node) {
    long own = node.properties().stream().filter(key -> key.getKey().startsWith("@")).count();
    if (own > 1) {
      return refuse("should only have one @-prefixed key but it has " + own + " keys");
    }
    if (!DirectiveShape.isDirective(node)) {
      return refuse("should only have one @-prefixed key but it has " + node.size() + " keys");
    }
    String name = DirectiveShape.name(node);
    return DirectiveRules.knows(name)
        ? under(name, () -> rules.check(name, node.get(name)))
        : refuse("has an invalid directive: " + name);
  }

  boolean under(String key, Check check) {
    stack.addLast(key);
    boolean passed = check.passes();
    stack.removeLast();
    return passed;
  }

  /// As if the mapping began here: the reference loses the path of what `@merge` merges.
  boolean atRoot(Check check) {
    List<String> path = List.copyOf(stack);
    stack.clear();
    boolean passed = check.passes();
    stack.addAll(path);
    return passed;
  }

  boolean refuse(String text) {
    problems.add(new MappingProblem(List.copyOf(stack), text));
    return false;
  }

  private static String kind(JsonNode node) {
    boolean directive =
        node.isObject()
            && node.properties().stream().anyMatch(member -> member.getKey().startsWith("@"));
    return directive ? "directive" : Ecma.typeOf(node);
  }

  private static String described(JsonNode node) {
    return withArticle(kind(node));
  }

  private static String withArticle(String type) {
    return ("aeiou".indexOf(type.charAt(0)) >= 0 ? "an " : "a ") + type;
  }

  /// One check; false where it refused something.
  @FunctionalInterface
  interface Check {
    boolean passes();
  }
}
