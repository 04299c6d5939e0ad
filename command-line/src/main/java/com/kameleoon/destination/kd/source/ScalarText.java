package com.kameleoon.destination.kd.source;

import java.util.List;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/// Where in a YAML text a character of a scalar's value stands.
final class ScalarText {
  private final List<String> lines;

  ScalarText(String text) {
    this.lines = text.lines().toList();
  }

  Position start(Node node) {
    Mark mark = node.getStartMark();
    return mark == null ? Position.START : new Position(mark.getLine() + 1, mark.getColumn() + 1);
  }

  /// @param offset in the value, from 1
  Position at(ScalarNode scalar, int offset) {
    String before = scalar.getValue().substring(0, clamp(offset - 1, scalar.getValue().length()));
    int line = (int) before.chars().filter(character -> character == '\n').count() + 1;
    return at(scalar, line, before.length() - before.lastIndexOf('\n'));
  }

  /// @param line and column in the value, from 1
  Position at(ScalarNode scalar, int line, int column) {
    Position start = start(scalar);
    return switch (scalar.getScalarStyle()) {
      case LITERAL -> {
        int first = firstContentLine(start.line());
        yield new Position(first + line - 1, indent(first) + column);
      }
      case PLAIN, JSON_SCALAR_STYLE -> oneLine(scalar) ? start.plusColumns(column - 1) : start;
      case SINGLE_QUOTED, DOUBLE_QUOTED ->
          oneLine(scalar) ? start.plusColumns(quoted(scalar, column)) : start;
      case FOLDED -> start;
    };
  }

  private static boolean oneLine(ScalarNode scalar) {
    return scalar.getStartMark().getLine() == scalar.getEndMark().getLine();
  }

  /// Comments may stand on the line of the `|`, and blank lines belong to the value.
  private static int firstContentLine(int header) {
    return header + 1;
  }

  /// Of the first line that is not blank: the block's own.
  private int indent(int firstLine) {
    return lines.stream()
        .skip(firstLine - 1L)
        .filter(line -> !line.isBlank())
        .findFirst()
        .map(line -> line.length() - line.stripLeading().length())
        .orElse(0);
  }

  /// How many characters stand between the opening quote and the value's character, both included.
  private int quoted(ScalarNode scalar, int column) {
    String line = lines.get(scalar.getStartMark().getLine());
    boolean escapes = scalar.getScalarStyle() == ScalarStyle.DOUBLE_QUOTED;
    int at = line.offsetByCodePoints(0, scalar.getStartMark().getColumn()) + 1;
    int begin = at;
    for (int i = 1; i < column && at < line.length(); i++) {
      at += escapes ? escaped(line, at) : doubled(line, at);
    }
    return at - begin + 1;
  }

  private static int doubled(String line, int at) {
    return line.startsWith("''", at) ? 2 : 1;
  }

  private static int escaped(String line, int at) {
    if (line.charAt(at) != '\\' || at + 1 >= line.length()) {
      return 1;
    }
    return switch (line.charAt(at + 1)) {
      case 'x' -> 4;
      case 'u' -> 6;
      case 'U' -> 10;
      default -> 2;
    };
  }

  private static int clamp(int value, int most) {
    return Math.max(0, Math.min(value, most));
  }
}
