package com.kameleoon.destination.ingest.destination;

import com.kameleoon.destination.ingest.function.FunctionChain;
import com.kameleoon.destination.model.compile.CompiledDestination;
import com.kameleoon.destination.model.spec.DestinationResource;
import com.kameleoon.destination.model.spec.DestinationSpec;

/// One accepted version of the destination: everything that an event meets on its way.
public record RunningDestination(
    DestinationResource resource,
    CompiledDestination program,
    FunctionChain functions,
    ApiKey apiKey,
    WriteKeys writeKeys) {

  public String name() {
    return resource.metadata().name();
  }

  public DestinationSpec spec() {
    return resource.spec();
  }
}
