package com.kameleoon.destination.model.liquid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.kameleoon.destination.model.ecma.Ecma;
import com.kameleoon.destination.model.ecma.EvaluationFailure;
import java.util.List;
import java.util.function.Supplier;

/// Renders the nodes of one template.
final class Renderer {
  private final String input;
  private final Scope scope;

  Renderer(String input, Scope scope) {
    this.input = input;
    this.scope = scope;
  }

  String render(List<Node> nodes) {
    StringBuilder out = new StringBuilder();
    render(nodes, out);
    return out.toString();
  }

  private void render(List<Node> nodes, StringBuilder out) {
    for (Node node : nodes) {
      if (scope.isStopped()) {
        return;
      }
      render(node, out);
    }
  }

  private void render(Node node, StringBuilder out) {
    switch (node) {
      case Node.Text(String text) -> write(text, out);
      case Node.Output(int at, FilteredValue value) -> write(value(at, value), out);
      case Node.Assign(int at, String name, FilteredValue value) ->
          scope.assign(name, value(at, value));
      case Node.Capture(String name, List<Node> nodes) ->
          scope.assign(name, Values.of(render(nodes)));
      case Node.Choice choice -> render(chosen(choice), out);
      case Node.Count(String name, boolean up) -> count(name, up, out);
      case Node.Cycle cycle -> cycle(cycle, out);
      case Node.Group(List<Node> nodes) -> render(nodes, out);
      case Node.Stop() -> scope.stop();
    }
  }

  private List<Node> chosen(Node.Choice choice) {
    for (Node.Branch branch : choice.branches()) {
      if (Values.isTruthy(value(choice.at(), branch.condition())) == branch.wanted()) {
        return branch.nodes();
      }
    }
    return choice.otherwise();
  }

  private void count(String name, boolean up, StringBuilder out) {
    double before = scope.count(name, up ? 1 : -1);
    write(Values.of(up ? before : before - 1), out);
  }

  private void cycle(Node.Cycle cycle, StringBuilder out) {
    JsonNode candidate =
        placed(
            cycle.at(),
            () -> {
              JsonNode group =
                  cycle
                      .group()
                      .map(name -> Evaluator.operand(name, scope))
                      .orElse(MissingNode.getInstance());
              String key = Values.ecmaText(group, scope.budget());
              int size = cycle.candidates().size();
              int next = scope.cycle(size + ":" + key, size);
              return Evaluator.operand(cycle.candidates().get(next), scope);
            });
    if (Ecma.isTruthy(candidate)) {
      write(candidate, out);
    }
  }

  private JsonNode value(int at, FilteredValue value) {
    return placed(at, () -> Evaluator.value(value, scope));
  }

  private JsonNode placed(int at, Supplier<JsonNode> evaluation) {
    try {
      return evaluation.get();
    } catch (EvaluationFailure failure) {
      throw new EvaluationFailure(Position.append(failure.messages().getFirst(), input, at));
    } catch (Unreadable unreadable) {
      throw new EvaluationFailure(unreadable.reason());
    }
  }

  private void write(String text, StringBuilder out) {
    scope.budget().take(text.length());
    out.append(text);
  }

  private void write(JsonNode value, StringBuilder out) {
    Values.print(value, out, scope.budget());
  }
}
