package com.kameleoon.destination.model.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/// One of Segment's insert functions: JavaScript that sees an event before the mappings do.
@Rule(
    cel = "has(self.code) != has(self.codeConfigMapRef)",
    sentence = "Write either code or codeConfigMapRef.")
public record FunctionSpec(
    @Described(
            value = "Name of the function; its failures are counted by it.",
            minLength = 1,
            maxLength = 120)
        @JsonProperty(required = true)
        String name,
    @Described(
            value = "The JavaScript itself; either this or codeConfigMapRef.",
            maxLength = 1_048_576)
        @Nullable String code,
    @Described("ConfigMap that the JavaScript is kept in.")
        @Nullable ConfigMapKeyRef codeConfigMapRef,
    @Described("Handed to every handler as its second argument.") ObjectNode settings,
    @Described(
            value = "Wall-clock time of one call, up to 60s; 5s unless written otherwise.",
            maxLength = 40,
            pattern = "(\\d{1,9}(ms|s|m|h|d)){1,5}")
        String timeout,
    @Described("What one call may use.") FunctionLimitsSpec limits,
    @Described("Where the function may send HTTP requests; nowhere unless hosts are written.")
        FetchSpec fetch,
    @Described(
            "What becomes of an event on which the function throws or exceeds a limit; DeadLetter"
                + " unless written otherwise.")
        OnError onError,
    @Described(
            "What becomes of an event for whose type the function has no handler; Pass in the"
                + " strict dialect and Reject in compat unless written otherwise.")
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
