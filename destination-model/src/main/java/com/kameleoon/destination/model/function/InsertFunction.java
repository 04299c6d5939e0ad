package com.kameleoon.destination.model.function;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kameleoon.destination.model.spec.MissingHandler;
import com.kameleoon.destination.model.spec.OnError;
import java.util.List;

/// An insert function as it is to run, everything written resolved.
///
/// @param code JavaScript, not yet parsed
/// @param settings second argument of every handler; must not be changed
/// @param allowedHosts empty: `fetch` is off
public record InsertFunction(
    String name,
    String code,
    ObjectNode settings,
    FunctionLimits limits,
    List<AllowedHost> allowedHosts,
    OnError onError,
    MissingHandler missingHandler) {
  public InsertFunction {
    allowedHosts = List.copyOf(allowedHosts);
  }

  /// Neither the code nor the settings, which may hold secrets.
  @Override
  public String toString() {
    return "InsertFunction[" + name + "]";
  }
}
