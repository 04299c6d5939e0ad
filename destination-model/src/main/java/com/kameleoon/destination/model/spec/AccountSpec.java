package com.kameleoon.destination.model.spec;

import org.jspecify.annotations.Nullable;

/// Which account goals, conversions and mirrored remote data go to.
public record AccountSpec(
    @Described(
            "Embedded keeps goals and conversions in goal-service's own database; Cloud works"
                + " against the Kameleoon account of the API key. Embedded unless written"
                + " otherwise.")
        AccountMode mode,
    @Described(
            value = "Region of the account, such as eu or us; the account's default without it.",
            maxLength = 20,
            pattern = "[a-z0-9-]+")
        @Nullable String region,
    @Described("Addresses of the account's APIs, where they are not the public ones.")
        BaseUrlsSpec baseUrls) {
  static final AccountSpec DEFAULT =
      new AccountSpec(AccountMode.Embedded, null, BaseUrlsSpec.PUBLIC);

  public AccountSpec {
    mode = mode == null ? AccountMode.Embedded : mode;
    baseUrls = baseUrls == null ? BaseUrlsSpec.PUBLIC : baseUrls;
  }
}
