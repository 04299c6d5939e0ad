package com.kameleoon.destination.model.spec;

import java.util.List;

/// Where an insert function may send HTTP requests; nowhere unless hosts are written.
public record FetchSpec(
    @Described(
            "Hosts that the function may call: api.example.com, *.example.com or"
                + " api.example.com:8443; ports 80 and 443 where none is written.")
        List<String> allowedHosts) {
  static final FetchSpec NONE = new FetchSpec(List.of());

  public FetchSpec {
    allowedHosts = allowedHosts == null ? List.of() : List.copyOf(allowedHosts);
  }
}
