package com.kameleoon.destination.model.crd;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kameleoon.destination.model.spec.DestinationResource;
import com.kameleoon.destination.model.spec.DestinationSpec;
import com.kameleoon.destination.model.status.DestinationStatus;

/// The CustomResourceDefinition of `KameleoonDestination`.
public final class DestinationDefinition {
  /// Name of the definition, and of its file.
  public static final String NAME = "kameleoondestinations.integrations.kameleoon.com";

  private static final String READY = ".status.conditions[?(@.type==\"Ready\")]";

  private DestinationDefinition() {}

  /// For every API server from Kubernetes 1.20 on.
  public static ObjectNode plain() {
    return definition(new RecordSchema(false));
  }

  /// With the rules over several fields, for API servers from Kubernetes 1.25 on.
  public static ObjectNode withRules() {
    return definition(new RecordSchema(true));
  }

  private static ObjectNode definition(RecordSchema schemas) {
    ObjectNode definition = JsonNodeFactory.instance.objectNode();
    definition.put("apiVersion", "apiextensions.k8s.io/v1");
    definition.put("kind", "CustomResourceDefinition");
    definition.putObject("metadata").put("name", NAME);
    ObjectNode spec = definition.putObject("spec");
    spec.put("group", "integrations.kameleoon.com");
    spec.set("names", names());
    spec.put("scope", "Namespaced");
    spec.putArray("versions").add(version(schemas));
    return definition;
  }

  private static ObjectNode names() {
    ObjectNode names = JsonNodeFactory.instance.objectNode();
    names.put("kind", DestinationResource.KIND);
    names.put("listKind", DestinationResource.KIND + "List");
    names.put("plural", "kameleoondestinations");
    names.put("singular", "kameleoondestination");
    names.putArray("shortNames").add("kd");
    names.putArray("categories").add("kameleoon");
    return names;
  }

  private static ObjectNode version(RecordSchema schemas) {
    ObjectNode version = JsonNodeFactory.instance.objectNode();
    version.put("name", "v1alpha1").put("served", true).put("storage", true);
    version.putObject("subresources").putObject("status");
    version.set("additionalPrinterColumns", columns());
    version.putObject("schema").set("openAPIV3Schema", resource(schemas));
    return version;
  }

  private static ObjectNode resource(RecordSchema schemas) {
    ObjectNode resource = JsonNodeFactory.instance.objectNode();
    resource.put("type", "object");
    resource.put(
        "description",
        "A Segment destination: events become Kameleoon goals, conversions and targeting data.");
    resource.putArray("required").add("spec");
    ObjectNode properties = resource.putObject("properties");
    properties.putObject("apiVersion").put("type", "string");
    properties.putObject("kind").put("type", "string");
    properties.putObject("metadata").put("type", "object");
    properties.set("spec", described("What its owner wants.", schemas.of(DestinationSpec.class)));
    properties.set(
        "status",
        described("How it is; written by the operator.", schemas.of(DestinationStatus.class)));
    return resource;
  }

  private static ObjectNode described(String description, ObjectNode schema) {
    ObjectNode described = JsonNodeFactory.instance.objectNode().put("description", description);
    return described.setAll(schema);
  }

  private static ArrayNode columns() {
    ArrayNode columns = JsonNodeFactory.instance.arrayNode();
    columns.add(column("Sitecode", "string", ".spec.sitecode"));
    columns.add(column("Ready", "string", READY + ".status"));
    columns.add(column("Reason", "string", READY + ".reason"));
    columns.add(column("Events/24h", "integer", ".status.last24Hours.events"));
    columns.add(column("Delivered", "string", ".status.last24Hours.deliveredShare"));
    columns.add(column("Age", "date", ".metadata.creationTimestamp"));
    return columns;
  }

  private static ObjectNode column(String name, String type, String path) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("name", name)
        .put("type", type)
        .put("jsonPath", path);
  }
}
