package com.kameleoon.destination.kd.migrate;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/// Resources as a person would write them: blocks, and code as it stands.
final class YamlText {
  private YamlText() {}

  static String write(List<ObjectNode> documents) {
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    options.setSplitLines(false);
    options.setIndent(2);
    options.setIndicatorIndent(2);
    options.setIndentWithIndicator(true);
    List<?> trees =
        documents.stream().map(tree -> new JsonMapper().convertValue(tree, Map.class)).toList();
    return new Yaml(options).dumpAll(trees.iterator()).replaceFirst("^---\\s*", "");
  }
}
