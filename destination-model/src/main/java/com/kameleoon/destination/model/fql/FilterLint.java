package com.kameleoon.destination.model.fql;

import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.model.fql.Expression.Call;
import com.kameleoon.destination.model.fql.Expression.Compare;
import com.kameleoon.destination.model.fql.Expression.Field;
import com.kameleoon.destination.model.fql.Expression.Value;
import java.util.List;
import java.util.Set;

/// Reports conditions that can never hold, and those that Segment's documentation and Segment's own
/// library answer differently.
final class FilterLint {
  private static final Set<String> TYPES = Set.of("string", "number", "list", "bool", "null");
  private static final Set<String> SAME_TYPES = Set.of("string", "number");

  private final Findings findings;

  private FilterLint(Findings findings) {
    this.findings = findings;
  }

  static void check(Expression root, Findings findings) {
    new FilterLint(findings).condition(root);
  }

  private void condition(Expression expression) {
    switch (expression) {
      case Expression.AnyOf(List<Expression> children, int _) -> children.forEach(this::condition);
      case Expression.AllOf(List<Expression> children, int _) -> children.forEach(this::condition);
      case Expression.Not(Expression negated, int _) -> condition(negated);
      case Compare compare -> compare(compare);
      case Expression.In in -> in(in);
      case Call call -> callAsCondition(call);
      case Field field -> field(field);
      case Value(JsonNode value, int at) -> {
        if (!value.isBoolean()) {
          findings.misread(at, LintSentences.NO_CONDITION);
        }
      }
      case Expression.Items items -> findings.misread(items.at(), LintSentences.NO_CONDITION);
    }
  }

  private void callAsCondition(Call call) {
    if (!call.function().isCondition()) {
      findings.misread(call.at(), LintSentences.NO_CONDITION);
    }
    call(call);
  }

  private void operand(Expression expression) {
    switch (expression) {
      case Call call -> call(call);
      case Field field -> field(field);
      case Value _, Expression.Items _ -> {}
      case Expression.AnyOf _, Expression.AllOf _, Expression.Not _ -> condition(expression);
      case Compare _, Expression.In _ -> condition(expression);
    }
  }

  private void field(Field field) {
    if (field.keys().stream().anyMatch(key -> key.contains("."))) {
      findings.unusual(field.at(), LintSentences.DOT_IN_KEY);
    }
    if (field.keys().size() > 1 && field.keys().getLast().equals("length")) {
      findings.unusual(field.at(), LintSentences.LENGTH_OF_PATH);
    }
  }

  private void compare(Compare compare) {
    operand(compare.left());
    operand(compare.right());
    boolean order = !compare.operator().endsWith("=") || compare.operator().length() == 2;
    if (order && !compare.operator().equals("!=")) {
      order(compare, compare.left());
      order(compare, compare.right());
    } else {
      equality(compare.left(), compare.right());
      equality(compare.right(), compare.left());
    }
  }

  private void order(Compare compare, Expression side) {
    boolean text = side instanceof Value(JsonNode value, int _) && !value.isNumber();
    boolean list = side instanceof Expression.Items;
    boolean call =
        side instanceof Call(FilterFunction function, List<Expression> _, int _)
            && function != FilterFunction.LENGTH
            && function != FilterFunction.NUMBER;
    if (text || list || call) {
      findings.misread(side.at(), LintSentences.order(compare.operator()));
    }
  }

  private void equality(Expression value, Expression other) {
    switch (value) {
      case Value(JsonNode constant, int at) when constant.isNull() && other instanceof Field ->
          findings.unusual(at, LintSentences.NULL);
      case Value(JsonNode constant, int at)
          when other instanceof Call(FilterFunction function, List<Expression> _, int _)
              && function == FilterFunction.TYPEOF ->
          typeName(constant, at);
      case Expression.Items items when other instanceof Field ->
          findings.unusual(items.at(), LintSentences.LIST_EQUALITY);
      case Expression _ -> {}
    }
  }

  private void typeName(JsonNode name, int at) {
    if (!TYPES.contains(name.asText())) {
      findings.misread(at, LintSentences.typeName(name.asText()));
    } else if (!SAME_TYPES.contains(name.asText())) {
      findings.unusual(at, LintSentences.differentTypeName(name.asText()));
    }
  }

  private void in(Expression.In in) {
    operand(in.item());
    switch (in.list()) {
      case Field field -> {
        findings.unusual(field.at(), LintSentences.EVENT_LIST);
        field(field);
      }
      case Expression.Items _ -> {}
      case Expression other -> findings.misread(other.at(), LintSentences.NO_LIST);
    }
  }

  private void call(Call call) {
    call.arguments().forEach(this::operand);
    if (call.function().isDocumentedOnly()) {
      findings.unusual(call.at(), LintSentences.documentedOnly(call.function().written()));
    }
    boolean nested = call.arguments().stream().anyMatch(Call.class::isInstance);
    if (nested) {
      findings.unusual(call.at(), LintSentences.NESTED);
    }
    switch (call.function()) {
      case LENGTH -> length(call);
      case MATCH -> pattern(call.arguments().get(1));
      case CONTAINS -> text(call.arguments().get(1));
      case SEMVER -> semver(call.arguments());
      case LOWERCASE, UPPERCASE, SNAKECASE, KEBABCASE, TITLECASE -> {}
      case TYPEOF, STRING, NUMBER, BOOL -> {}
    }
  }

  private void length(Call call) {
    if (call.arguments().getFirst() instanceof Field) {
      findings.unusual(call.at(), LintSentences.LENGTH);
    }
  }

  private void text(Expression argument) {
    if (argument instanceof Value(JsonNode value, int at) && !value.isTextual()) {
      findings.misread(at, LintSentences.NO_TEXT);
    }
  }

  private void pattern(Expression argument) {
    text(argument);
    if (argument instanceof Value(JsonNode value, int at) && value.isTextual()) {
      if (value.textValue().length() > Glob.LONGEST) {
        findings.misread(at, LintSentences.LONG_PATTERN.formatted(Glob.LONGEST));
      } else if (Glob.of(value.textValue()).isEmpty()) {
        findings.misread(at, LintSentences.BAD_PATTERN);
      }
    }
  }

  private void semver(List<Expression> arguments) {
    boolean operator =
        arguments.get(1) instanceof Value(JsonNode value, int _)
            && !Set.of("=", "!=", "<", "<=", ">", ">=").contains(value.asText());
    if (operator) {
      findings.misread(arguments.get(1).at(), LintSentences.SEMVER_OPERATOR);
    }
  }
}
