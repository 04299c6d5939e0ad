package com.kameleoon.destination.model.spec;

import com.kameleoon.destination.model.wire.AccountMode;
import org.jspecify.annotations.Nullable;

/// Which account goals, conversions and mirrored remote data go to.
public record AccountSpec(
    @Described(
            "Embedded keeps goals and conversions in goal-service's own database; Cloud works"
                + " against the Kameleoon account of the API key. Embedded unless written"
                + " otherwise.")
        AccountMode mode,
    @Described(
            value = "Whose hosts take the data: eu or na; Kameleoon's own choice without it.",
            maxLength = 20,
            pattern = "eu|na")
        @Nullable String region,
    @Described("Addresses of the account's APIs, where they are not the public ones.")
        BaseUrlsSpec baseUrls,
    @Described(
            value = "The site's number in the account; looked up by the sitecode without it.",
            minimum = 1)
        @Nullable Long siteId,
    @Described(
            value =
                "What every call calls itself; the product's own name without it. Kameleoon refuses"
                    + " what looks like a bot.",
            minLength = 1,
            maxLength = 200,
            pattern = "[ -~]+")
        @Nullable String userAgent,
    @Described(
            "Whether the account is only read, and what would be done in it is shown; false unless"
                + " written otherwise.")
        Boolean dryRun,
    @Described(
            value =
                "How long a conversion waits at most for others to be sent in one request with it,"
                    + " up to 5m; 3s unless written otherwise. A thousand go at once.",
            maxLength = 40,
            pattern = "(\\d{1,9}(ms|s|m|h|d)){1,5}")
        String gatherFor) {
  static final AccountSpec DEFAULT =
      new AccountSpec(AccountMode.Embedded, null, BaseUrlsSpec.PUBLIC, null, null, false, "3s");

  public AccountSpec {
    mode = mode == null ? AccountMode.Embedded : mode;
    baseUrls = baseUrls == null ? BaseUrlsSpec.PUBLIC : baseUrls;
    dryRun = dryRun != null && dryRun;
    gatherFor = gatherFor == null ? "3s" : gatherFor;
  }
}
