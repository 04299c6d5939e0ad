package com.kameleoon.destination.kd.source;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// Where in a text the path of an issue points: `spec.mappings[2].subscribe:14`.
public final class Places {
  private static final Pattern INSIDE = Pattern.compile("(.+?):(\\d{1,7})(?::(\\d{1,7}))?");
  private static final Pattern COMPANION =
      Pattern.compile("(Secret|ConfigMap)\\[([^\\]]*)\\]\\.?(.*)");
  private static final Pattern UNREADABLE = Pattern.compile("at line (\\d+), column (\\d+)");

  private final List<Node> documents;
  private final ScalarText scalars;

  private Places(List<Node> documents, ScalarText scalars) {
    this.documents = documents;
    this.scalars = scalars;
  }

  /// Of a text with one `KameleoonDestination`; a text that is no YAML has no places.
  public static Places of(String text) {
    List<Node> documents = new ArrayList<>();
    try {
      ResourceFile.yaml().composeAll(new StringReader(text)).forEach(documents::add);
    } catch (YAMLException broken) {
      // What was read before it breaks has its places.
    }
    return new Places(documents, new ScalarText(text));
  }

  /// Of the thing that the path names, or of the nearest one around it that is there.
  ///
  /// @param sentence has the place where the text could not be read at all
  public Position find(String path, String sentence) {
    Matcher unreadable = UNREADABLE.matcher(sentence);
    if (path.equals("resource") && unreadable.find()) {
      return new Position(
          Math.max(1, Integer.parseInt(unreadable.group(1))),
          Math.max(1, Integer.parseInt(unreadable.group(2))));
    }
    Matcher companion = COMPANION.matcher(path);
    return companion.matches()
        ? find(document(companion.group(1), companion.group(2)), companion.group(3))
        : find(document("KameleoonDestination", null), path);
  }

  private Position find(@Nullable Node document, String path) {
    if (document == null) {
      return Position.START;
    }
    Place whole = walk(document, document, path);
    Matcher inside = INSIDE.matcher(path);
    if (whole.rest().isEmpty() || !inside.matches()) {
      return scalars.start(whole.shown());
    }
    Place place = walk(document, document, inside.group(1));
    if (!place.rest().isEmpty() || !(place.node() instanceof ScalarNode scalar)) {
      return scalars.start(place.shown());
    }
    int first = Integer.parseInt(inside.group(2));
    return inside.group(3) == null
        ? scalars.at(scalar, first)
        : scalars.at(scalar, first, Integer.parseInt(inside.group(3)));
  }

  private @Nullable Node document(String kind, @Nullable String name) {
    for (Node document : documents) {
      if (says(document, "kind", kind)
          && (name == null || says(member(document, "metadata"), "name", name))) {
        return document;
      }
    }
    return null;
  }

  private static boolean says(@Nullable Node object, String key, String value) {
    return member(object, key) instanceof ScalarNode scalar && scalar.getValue().equals(value);
  }

  private static @Nullable Node member(@Nullable Node object, String key) {
    if (object instanceof MappingNode mapping) {
      for (NodeTuple member : mapping.getValue()) {
        if (member.getKeyNode() instanceof ScalarNode name && name.getValue().equals(key)) {
          return member.getValueNode();
        }
      }
    }
    return null;
  }

  /// @param shown a scalar itself, of everything else its key
  /// @param rest of the path that leads to nothing
  private record Place(Node node, Node shown, String rest) {}

  /// Keys may have dots in them: the way that gets furthest is taken.
  private static Place walk(Node node, Node shown, String path) {
    String rest = path.startsWith(".") ? path.substring(1) : path;
    Place best = new Place(node, shown, rest);
    if (node instanceof MappingNode mapping) {
      for (NodeTuple member : mapping.getValue()) {
        if (member.getKeyNode() instanceof ScalarNode key && leads(rest, key.getValue())) {
          best = further(best, into(member, rest.substring(key.getValue().length())));
        }
      }
    } else if (node instanceof SequenceNode sequence && rest.startsWith("[")) {
      int end = rest.indexOf(']');
      int index = end < 2 ? -1 : index(rest.substring(1, end));
      if (index >= 0 && index < sequence.getValue().size()) {
        Node item = sequence.getValue().get(index);
        best = further(best, walk(item, item, rest.substring(end + 1)));
      }
    }
    return best;
  }

  private static Place into(NodeTuple member, String rest) {
    Node value = member.getValueNode();
    return walk(value, value instanceof ScalarNode ? value : member.getKeyNode(), rest);
  }

  private static boolean leads(String path, String key) {
    return !key.isEmpty()
        && path.startsWith(key)
        && (path.length() == key.length() || ".[".indexOf(path.charAt(key.length())) >= 0);
  }

  private static Place further(Place one, Place other) {
    return other.rest().length() < one.rest().length() ? other : one;
  }

  private static int index(String digits) {
    return digits.matches("\\d{1,6}") ? Integer.parseInt(digits) : -1;
  }
}
