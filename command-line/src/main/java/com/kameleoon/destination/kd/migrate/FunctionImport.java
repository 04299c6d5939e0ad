package com.kameleoon.destination.kd.migrate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Segment's insert functions as `spec.functions`.
final class FunctionImport {
  private static final Pattern HOST = Pattern.compile("https?://([A-Za-z0-9.-]+\\.[A-Za-z]{2,})");
  private static final Pattern LIBRARY =
      Pattern.compile(
          "(?<![.\\w$'\"])(_\\.|moment\\s*\\(|moment\\.|jsonwebtoken\\.|uuidv5\\.|xml2js\\.|xml\\.|zlib\\.|AWS\\.|google\\.cloud"
              + "|OAuth\\.|stripe\\s*\\(|twilio\\s*\\(|sendgrid\\.|jsforce\\.|hubspotlib\\.|FormData\\b"
              + "|fetchretrylib\\.|winstonlib\\.|require\\s*\\()");

  private final Remarks remarks;

  FunctionImport(Remarks remarks) {
    this.remarks = remarks;
  }

  ArrayNode functions(List<JsonNode> functions, List<JsonNode> instances) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (JsonNode function : functions) {
      String name = function.path("displayName").asText("function");
      String type = function.path("resourceType").asText();
      if (type.equals("INSERT_DESTINATION")) {
        list.add(function(name, function, instance(function, instances)));
      } else {
        remarks.leftOut(
            "function " + name,
            "It is of type %s; a destination runs INSERT_DESTINATION functions only."
                .formatted(type));
      }
    }
    return list;
  }

  private static Optional<JsonNode> instance(JsonNode function, List<JsonNode> instances) {
    return instances.stream()
        .filter(it -> it.path("functionId").asText().equals(function.path("id").asText("?")))
        .findFirst();
  }

  private ObjectNode function(String name, JsonNode function, Optional<JsonNode> instance) {
    String code = function.path("code").asText();
    ObjectNode written = JsonNodeFactory.instance.objectNode();
    written.put("name", name);
    written.put("code", code);
    settings(name, function, instance).ifPresent(settings -> written.set("settings", settings));
    fetch(name, code, written);
    // Segment blocks event types without a handler, in both dialects of this resource.
    written.put("missingHandler", "Reject");
    libraries(name, code);
    if (instance.isPresent() && !instance.get().path("enabled").asBoolean(true)) {
      remarks.toDo(
          "function " + name, "It is switched off in Segment; remove it, it would run here.");
    }
    return written;
  }

  /// Segment never shows sensitive values again.
  private Optional<ObjectNode> settings(
      String name, JsonNode function, Optional<JsonNode> instance) {
    ObjectNode settings = JsonNodeFactory.instance.objectNode();
    JsonNode values = instance.map(it -> it.path("settings")).orElse(settings);
    for (JsonNode setting : function.path("settings")) {
      String key = setting.path("name").asText();
      if (setting.path("sensitive").asBoolean(false) || !values.has(key)) {
        remarks.toDo(
            "function " + name,
            "The value of its setting `%s` is not in the answers; add it to `settings`."
                .formatted(key));
      } else {
        settings.set(key, values.get(key));
      }
    }
    return settings.isEmpty() ? Optional.empty() : Optional.of(settings);
  }

  private void fetch(String name, String code, ObjectNode written) {
    TreeSet<String> hosts = new TreeSet<>();
    HOST.matcher(code).results().map(result -> result.group(1)).forEach(hosts::add);
    if (code.contains("fetch(") && hosts.isEmpty()) {
      remarks.toDo("function " + name, "It calls fetch; name the hosts in `fetch.allowedHosts`.");
    } else if (code.contains("fetch(")) {
      ArrayNode allowed = written.putObject("fetch").putArray("allowedHosts");
      hosts.forEach(allowed::add);
      remarks.toDo(
          "function " + name, "It calls fetch; look whether these are all hosts: " + hosts + ".");
    }
  }

  private void libraries(String name, String code) {
    TreeSet<String> used = new TreeSet<>();
    LIBRARY
        .matcher(code)
        .results()
        .map(MatchResult::group)
        .map(library -> library.replaceAll("[.(\\s]+$", ""))
        .forEach(used::add);
    if (!used.isEmpty()) {
      remarks.leftOut(
          "function " + name,
          "It uses %s, which Segment bundles and this project does not; rewrite these parts."
              .formatted(String.join(", ", used)));
    }
  }
}
