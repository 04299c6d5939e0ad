package com.kameleoon.destination.model.crd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/// A JSON tree as a YAML text that a person reads.
public final class YamlText {
  private static final int WIDTH = 100;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private YamlText() {}

  /// One document, in the order of the tree.
  public static String of(JsonNode tree) {
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    options.setWidth(WIDTH);
    options.setIndicatorIndent(0);
    return new Yaml(options).dump(JSON.convertValue(tree, Object.class));
  }
}
