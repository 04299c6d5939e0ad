package com.kameleoon.destination.model.spec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kameleoon.destination.model.issue.Issue;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// The documents of a YAML (or JSON) text as JSON trees, with every duplicate key found.
///
/// Aliases are expanded within a budget, so that a small text cannot become a large tree.
final class YamlTrees {
  private static final int MOST_NODES = 200_000;
  private static final int DEEPEST = 100;
  private static final int LONGEST = 4 * 1024 * 1024;
  private static final int MOST_ALIASES = 100;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final List<Issue> issues = new ArrayList<>();
  private int nodes;

  /// What was read of the text; where there are issues, the trees may be incomplete.
  record Documents(List<JsonNode> trees, List<Issue> issues) {}

  static Documents read(String text) {
    YamlTrees reader = new YamlTrees();
    List<JsonNode> trees = json(text).map(List::of).orElseGet(() -> reader.trees(text));
    return new Documents(trees, reader.issues);
  }

  /// JSON allows tabs where YAML does not; broken JSON is left to YAML, which says where it breaks.
  private static Optional<JsonNode> json(String text) {
    if (!text.stripLeading().startsWith("{")) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readTree(text));
    } catch (JsonProcessingException notJson) {
      return Optional.empty();
    }
  }

  private List<JsonNode> trees(String text) {
    List<JsonNode> trees = new ArrayList<>();
    try {
      for (Node document : yaml().composeAll(new StringReader(text))) {
        trees.add(tree(document, 0));
      }
    } catch (MarkedYAMLException broken) {
      refuse(broken.getProblemMark(), String.valueOf(broken.getProblem()));
    } catch (YAMLException broken) {
      issues.add(Issue.error("resource", "The YAML cannot be read: " + broken.getMessage() + "."));
    }
    return trees;
  }

  private static Yaml yaml() {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(LONGEST);
    options.setNestingDepthLimit(DEEPEST);
    options.setMaxAliasesForCollections(MOST_ALIASES);
    options.setAllowRecursiveKeys(false);
    return new Yaml(new SafeConstructor(options));
  }

  private JsonNode tree(Node node, int depth) {
    if (depth > DEEPEST || ++nodes > MOST_NODES) {
      throw new YAMLException("aliases expand to more than a resource may hold; write them out");
    }
    return switch (node) {
      case MappingNode mapping -> object(mapping, depth);
      case SequenceNode sequence -> array(sequence, depth);
      case ScalarNode scalar -> YamlScalars.read(scalar);
      default -> throw new YAMLException("an unknown kind of node stands in the text");
    };
  }

  private ArrayNode array(SequenceNode sequence, int depth) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (Node item : sequence.getValue()) {
      array.add(tree(item, depth + 1));
    }
    return array;
  }

  private ObjectNode object(MappingNode mapping, int depth) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (NodeTuple member : mapping.getValue()) {
      String key = key(member.getKeyNode());
      if (object.has(key)) {
        refuse(member.getKeyNode().getStartMark(), "the key `" + key + "` stands there twice");
      }
      object.set(key, tree(member.getValueNode(), depth + 1));
    }
    return object;
  }

  private String key(Node node) {
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    refuse(node.getStartMark(), "a key must be a text");
    return "";
  }

  private void refuse(Mark mark, String problem) {
    String sentence = "The YAML cannot be read at line %d, column %d: %s.";
    issues.add(
        Issue.error(
            "resource",
            sentence.formatted(
                mark == null ? 0 : mark.getLine() + 1,
                mark == null ? 0 : mark.getColumn() + 1,
                problem)));
  }
}
