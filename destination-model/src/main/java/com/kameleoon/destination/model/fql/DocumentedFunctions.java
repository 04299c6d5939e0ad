package com.kameleoon.destination.model.fql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.kameleoon.destination.model.ecma.EcmaNumber;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// The functions of one argument, as documented: null for what they are not meant for.
final class DocumentedFunctions {
  private DocumentedFunctions() {}

  static Operand of(FilterFunction function, Operand argument) {
    return switch (function) {
      case LOWERCASE -> onText(argument, text -> text.toLowerCase(Locale.ROOT));
      case UPPERCASE -> onText(argument, text -> text.toUpperCase(Locale.ROOT));
      case SNAKECASE -> onText(argument, text -> joined(text, "_"));
      case KEBABCASE -> onText(argument, text -> joined(text, "-"));
      case TITLECASE -> onText(argument, DocumentedFunctions::title);
      case TYPEOF -> event -> TextNode.valueOf(DocumentedValues.typeName(argument.value(event)));
      case LENGTH -> event -> length(argument.value(event));
      case STRING -> event -> string(argument.value(event));
      case NUMBER -> event -> number(argument.value(event));
      case BOOL -> event -> bool(argument.value(event));
      case CONTAINS, MATCH, SEMVER ->
          throw new IllegalArgumentException(function + " takes more than one argument");
    };
  }

  private static Operand onText(Operand argument, UnaryOperator<String> change) {
    return event -> {
      JsonNode value = argument.value(event);
      return value.isTextual()
          ? TextNode.valueOf(change.apply(value.textValue()))
          : NullNode.getInstance();
    };
  }

  private static String joined(String text, String separator) {
    return Arrays.stream(words(text)).collect(Collectors.joining(separator));
  }

  private static String title(String text) {
    return Arrays.stream(words(text))
        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .collect(Collectors.joining(" "));
  }

  private static String[] words(String text) {
    return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[ _-]+"))
        .filter(word -> !word.isEmpty())
        .toArray(String[]::new);
  }

  private static JsonNode length(JsonNode value) {
    int length = DocumentedValues.length(value);
    return length < 0 ? NullNode.getInstance() : IntNode.valueOf(length);
  }

  private static JsonNode string(JsonNode value) {
    return switch (value.getNodeType()) {
      case STRING -> value;
      case NUMBER -> TextNode.valueOf(EcmaNumber.print(value.doubleValue()));
      case BOOLEAN -> TextNode.valueOf(String.valueOf(value.booleanValue()));
      case NULL, MISSING, ARRAY, OBJECT, BINARY, POJO -> NullNode.getInstance();
    };
  }

  private static JsonNode number(JsonNode value) {
    return switch (value.getNodeType()) {
      case NUMBER -> value;
      case STRING -> parsed(value.textValue());
      case BOOLEAN -> IntNode.valueOf(value.booleanValue() ? 1 : 0);
      case NULL, MISSING, ARRAY, OBJECT, BINARY, POJO -> NullNode.getInstance();
    };
  }

  private static JsonNode parsed(String text) {
    double number = text.isBlank() ? Double.NaN : EcmaNumber.parse(text);
    return Double.isNaN(number) ? NullNode.getInstance() : DoubleNode.valueOf(number);
  }

  private static JsonNode bool(JsonNode value) {
    return switch (value.getNodeType()) {
      case BOOLEAN -> value;
      case NUMBER -> BooleanNode.valueOf(Math.abs(value.doubleValue()) > 0);
      case STRING -> bool(value.textValue());
      case NULL, MISSING, ARRAY, OBJECT, BINARY, POJO -> NullNode.getInstance();
    };
  }

  private static JsonNode bool(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> BooleanNode.TRUE;
      case "false" -> BooleanNode.FALSE;
      default -> NullNode.getInstance();
    };
  }
}
