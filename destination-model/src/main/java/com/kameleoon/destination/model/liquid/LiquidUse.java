package com.kameleoon.destination.model.liquid;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a template uses.
///
/// @param filters names, as written
/// @param paths of members of the event, as far as their keys are written out
/// @param tags that Segment's documentation does not list
public record LiquidUse(List<String> filters, List<List<String>> paths, List<String> tags) {

  static LiquidUse of(List<Node> nodes) {
    LiquidUse use = new LiquidUse(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    nodes.forEach(use::add);
    return use;
  }

  /// Whether nothing is done with the filter's name.
  public static boolean isUnknownFilter(String name) {
    return !Filters.isKnown(name) && !Filters.isDisabled(name);
  }

  /// Whether every event fails at the filter.
  public static boolean isDisabledFilter(String name) {
    return Filters.isDisabled(name);
  }

  private void add(Node node) {
    switch (node) {
      case Node.Text _, Node.Count _ -> {}
      case Node.Output(_, FilteredValue value) -> add(value);
      case Node.Assign(_, _, FilteredValue value) -> add(value);
      case Node.Capture(_, List<Node> nodes) -> nodes.forEach(this::add);
      case Node.Choice choice -> add(choice);
      case Node.Cycle cycle -> {
        tags.add("cycle");
        cycle.candidates().forEach(this::add);
      }
      case Node.Group(List<Node> nodes) -> nodes.forEach(this::add);
      case Node.Stop() -> tags.add("break");
    }
  }

  private void add(Node.Choice choice) {
    for (Node.Branch branch : choice.branches()) {
      add(branch.condition());
      branch.nodes().forEach(this::add);
    }
    choice.otherwise().forEach(this::add);
  }

  private void add(FilteredValue value) {
    for (Expression.Step step : value.initial().steps()) {
      if (step instanceof Expression.Step.Push(Operand operand)) {
        add(operand);
      }
    }
    for (FilterCall call : value.filters()) {
      filters.add(call.name());
      call.arguments().forEach(argument -> argument.value().ifPresent(this::add));
    }
  }

  private void add(Operand operand) {
    if (operand instanceof Operand.Access(Optional<Operand> root, List<Operand> keys)
        && root.isEmpty()) {
      paths.add(keys.stream().map(LiquidUse::name).toList());
    }
  }

  private static String name(Operand key) {
    return key instanceof Operand.Literal(JsonNode value) ? value.asText() : "*";
  }
}
