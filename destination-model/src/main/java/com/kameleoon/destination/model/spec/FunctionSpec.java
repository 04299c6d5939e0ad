package com.kameleoon.destination.model.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/// One of Segment's insert functions: JavaScript that sees an event before the mappings do.
///
/// @param code the JavaScript itself; either this or `codeConfigMapRef`
/// @param codeConfigMapRef where the JavaScript is kept
/// @param settings handed to every handler as its second argument
/// @param timeout wall-clock time of one call; 5s unless written otherwise
/// @param onError for a function that throws or exceeds a limit; DeadLetter unless written
///   otherwise
/// @param missingHandler absent means what the dialect says
public record FunctionSpec(
    @JsonProperty(required = true) String name,
    @Nullable String code,
    @Nullable ConfigMapKeyRef codeConfigMapRef,
    ObjectNode settings,
    String timeout,
    FunctionLimitsSpec limits,
    FetchSpec fetch,
    OnError onError,
    @Nullable MissingHandler missingHandler) {
  public FunctionSpec {
    settings = settings == null ? JsonNodeFactory.instance.objectNode() : settings;
    timeout = timeout == null ? "5s" : timeout;
    limits = limits == null ? FunctionLimitsSpec.DEFAULT : limits;
    fetch = fetch == null ? FetchSpec.NONE : fetch;
    onError = onError == null ? OnError.DEAD_LETTER : onError;
  }

  /// Where the JavaScript is, relative to the function: the field that an issue names.
  public String codeField() {
    return codeConfigMapRef == null ? "code" : "codeConfigMapRef";
  }

  /// The same function with the JavaScript that its ConfigMap holds.
  public FunctionSpec withCode(String text) {
    return new FunctionSpec(
        name, text, codeConfigMapRef, settings, timeout, limits, fetch, onError, missingHandler);
  }
}
