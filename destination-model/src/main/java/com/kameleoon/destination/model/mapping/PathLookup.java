package com.kameleoon.destination.model.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.kameleoon.destination.model.ecma.Ecma;
import com.kameleoon.destination.model.ecma.EcmaKeys;
import com.kameleoon.destination.model.spec.Dialect;
import java.util.ArrayList;
import java.util.List;

/// A path into a JSON tree, split once. Finds what JavaScript's `current && current[key]` finds: a
/// falsy value on the way ends the walk and is the result; absent is [MissingNode]. In strict only
/// objects have members and only lists have indices.
final class PathLookup {
  private final String[] keys;
  private final Dialect dialect;

  private PathLookup(List<String> keys, Dialect dialect) {
    this.keys = keys.toArray(String[]::new);
    this.dialect = dialect;
  }

  /// A path as `@path` and `@arrayPath` have it: the first `$.` anywhere is dropped.
  static PathLookup ofDirective(String path, Dialect dialect) {
    return of(withoutRoot(path), dialect);
  }

  static PathLookup of(String path, Dialect dialect) {
    return new PathLookup(keys(path), dialect);
  }

  static String withoutRoot(String path) {
    int root = path.indexOf("$.");
    return root < 0 ? path : path.substring(0, root) + path.substring(root + 2);
  }

  static List<String> keys(String path) {
    return path.isEmpty() || path.equals(".") ? List.of() : split(path);
  }

  JsonNode find(JsonNode root) {
    JsonNode current = root;
    for (int i = 0; i < keys.length; i++) {
      if (!Ecma.isTruthy(current)) {
        return dialect == Dialect.COMPAT ? current : MissingNode.getInstance();
      }
      current = member(current, keys[i]);
    }
    return current;
  }

  private JsonNode member(JsonNode value, String key) {
    return switch (value.getNodeType()) {
      case OBJECT -> {
        JsonNode found = value.get(key);
        yield found == null ? MissingNode.getInstance() : found;
      }
      case ARRAY -> isLength(key) ? IntNode.valueOf(value.size()) : value.path(index(key));
      case STRING ->
          dialect == Dialect.COMPAT ? ofText(value.textValue(), key) : MissingNode.getInstance();
      default -> MissingNode.getInstance();
    };
  }

  /// Lists have a length in JavaScript only; their index of that name is none.
  private boolean isLength(String key) {
    return dialect == Dialect.COMPAT && key.equals("length");
  }

  private static JsonNode ofText(String text, String key) {
    if (key.equals("length")) {
      return IntNode.valueOf(text.length());
    }
    int index = index(key);
    return index >= 0 && index < text.length()
        ? TextNode.valueOf(text.substring(index, index + 1))
        : MissingNode.getInstance();
  }

  private static int index(String key) {
    return (int) Math.min(EcmaKeys.index(key), Integer.MAX_VALUE);
  }

  private static List<String> split(String path) {
    List<String> keys = new ArrayList<>();
    StringBuilder key = new StringBuilder();
    for (int i = 0; i < path.length(); i++) {
      if (isSeparator(path, i)) {
        addKey(keys, key);
      } else {
        key.append(path.charAt(i));
      }
    }
    addKey(keys, key);
    return keys;
  }

  private static boolean isSeparator(String path, int i) {
    return switch (path.charAt(i)) {
      case '.' -> true;
      case '[' -> i + 1 < path.length() && isDigitOrQuote(path.charAt(i + 1));
      case ']' -> i > 0 && closes(path, i);
      default -> false;
    };
  }

  private static boolean closes(String path, int i) {
    int before = i - 1;
    while (before > 0 && path.charAt(before) == ']') {
      before--;
    }
    return isDigitOrQuote(path.charAt(before));
  }

  private static boolean isDigitOrQuote(char letter) {
    return letter == '\'' || letter == '"' || (letter >= '0' && letter <= '9');
  }

  private static void addKey(List<String> keys, StringBuilder key) {
    String written = key.toString();
    key.setLength(0);
    if (!written.isEmpty()) {
      keys.add(written.replace("'", "").replace("\"", ""));
    }
  }
}
