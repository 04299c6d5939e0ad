package com.kameleoon.destination.kd.migrate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kameleoon.destination.model.spec.DestinationResource;
import java.util.Map;

/// A resource made of Segment's answers, and what is to be said about it.
///
/// @param secret what `apiKeySecretRef` names; its value only where Segment shows one
record Import(ObjectNode resource, ObjectNode secret, Remarks remarks, boolean classic) {
  private static final String API_KEY = "apiKey";

  /// @param name of the resource
  static Import of(Answers answers, String name) {
    Remarks remarks = new Remarks();
    JsonNode destination = answers.destination().orElse(JsonNodeFactory.instance.objectNode());
    boolean classic = isClassic(destination) && answers.subscriptions().isEmpty();
    ObjectNode resource = JsonNodeFactory.instance.objectNode();
    resource.put("apiVersion", DestinationResource.API_VERSION);
    resource.put("kind", DestinationResource.KIND);
    resource.putObject("metadata").put("name", name);
    ObjectNode spec = resource.putObject("spec");
    settings(destination, name, spec, remarks);
    if (classic) {
      ClassicImport.fill(spec, remarks);
    } else {
      set(spec, "mappings", new MappingImport(remarks).mappings(answers.subscriptions()));
    }
    set(spec, "filters", new FilterImport(remarks).filters(answers.filters()));
    set(
        spec,
        "functions",
        new FunctionImport(remarks).functions(answers.functions(), answers.instances()));
    screens(spec, classic, remarks);
    return new Import(resource, secret(destination, name), remarks, classic);
  }

  /// The slug of the Actions destination begins with `actions-`.
  private static boolean isClassic(JsonNode destination) {
    String slug = destination.path("metadata").path("slug").asText();
    String title = destination.path("metadata").path("name").asText();
    return !slug.startsWith("actions-") && !title.contains("Actions") && !destination.isEmpty();
  }

  private static void settings(
      JsonNode destination, String name, ObjectNode spec, Remarks remarks) {
    String sitecode = setting(destination, "sitecode");
    spec.put("sitecode", sitecode.isEmpty() ? "0000000000" : sitecode);
    if (sitecode.isEmpty()) {
      remarks.toDo("spec.sitecode", "No answer has the sitecode; write it in place of the zeros.");
    }
    spec.putObject("apiKeySecretRef").put("name", name).put("key", API_KEY);
    remarks.toDo(
        "spec.apiKeySecretRef",
        "Create the Secret: kubectl create secret generic %s --from-literal=apiKey=<base64 of {\"id\": …, \"secret\": …}>."
            .formatted(name));
    if (!destination.path("enabled").asBoolean(true)) {
      remarks.toDo("destination", "It is switched off in Segment; events come once it is on.");
    }
  }

  /// Whatever its capitals.
  private static String setting(JsonNode destination, String name) {
    for (Map.Entry<String, JsonNode> member : destination.path("settings").properties()) {
      if (member.getKey().replaceAll("[^A-Za-z]", "").equalsIgnoreCase(name)) {
        return member.getValue().asText();
      }
    }
    return "";
  }

  private static ObjectNode secret(JsonNode destination, String name) {
    ObjectNode secret = JsonNodeFactory.instance.objectNode();
    secret.put("apiVersion", "v1").put("kind", "Secret").putObject("metadata").put("name", name);
    secret.putObject("stringData").put(API_KEY, setting(destination, API_KEY));
    return secret;
  }

  private static void set(ObjectNode spec, String member, ArrayNode list) {
    if (!list.isEmpty()) {
      spec.set(member, list);
    }
  }

  /// Segment's destination has no preset for screens since 2024, and the documentation still
  /// promises that they become goals.
  private static void screens(ObjectNode spec, boolean classic, Remarks remarks) {
    boolean mapped =
        spec.path("mappings").findValuesAsText("subscribe").stream()
            .anyMatch(trigger -> trigger.contains("screen"));
    if (!classic && spec.has("mappings") && !mapped) {
      remarks.toDo(
          "mappings",
          "No mapping takes screens, as in Segment; add subscribe: type = \"screen\" with"
              + " partnerAction: logEvent if they are to be goals.");
    }
  }
}
