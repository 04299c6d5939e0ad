package com.kameleoon.destination.model.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/// E-mail over an SMTP server.
public record EmailSpec(
    @Described(value = "Addresses that are written to.", minLength = 3, maxItems = 20)
        @JsonProperty(required = true)
        List<String> to,
    @Described(value = "Address that it comes from.", minLength = 3) @JsonProperty(required = true)
        String from,
    @Described("Secret with the keys host, port, username and password of the SMTP server.")
        @JsonProperty(required = true)
        SecretRef smtpSecretRef) {
  public EmailSpec {
    to = to == null ? List.of() : List.copyOf(to);
  }
}
