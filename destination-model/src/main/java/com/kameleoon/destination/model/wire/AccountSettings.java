package com.kameleoon.destination.model.wire;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How a service reaches the Kameleoon account; the same for goal-service and remotedata-service.
///
/// @param apiKeyFile the API key's file below `kameleoon.secrets-dir`: `<Secret>/<key>`; its text
///   is base64 of `{"id": ..., "secret": ...}`, or that JSON itself
/// @param automationUrl base URL of the Automation API and of its tokens, without a slash at the
///   end
/// @param dataUrl base URL of the Data API, without a slash at the end
/// @param mapUrl base URL of the map API, without a slash at the end
/// @param siteId the site's number in the account; absent means it is looked up by the sitecode
/// @param userAgent sent with every call; absent means the product's own
/// @param dryRun the account is read, and nothing is changed in it
/// @param gatherMillis how long a conversion waits at most for others to be sent with it; two
///   seconds where absent
public record AccountSettings(
    AccountMode mode,
    @Nullable String apiKeyFile,
    String automationUrl,
    String dataUrl,
    String mapUrl,
    @Nullable Long siteId,
    @Nullable String userAgent,
    boolean dryRun,
    @Nullable Long gatherMillis) {
  public static final String AUTOMATION_URL = "https://api.kameleoon.com";
  public static final String DATA_URL = "https://data.kameleoon.io";

  private static final long GATHER_MILLIS = 3_000;

  /// The account that needs no credentials.
  public static final AccountSettings EMBEDDED =
      new AccountSettings(
          AccountMode.Embedded,
          null,
          AUTOMATION_URL,
          DATA_URL,
          DATA_URL,
          null,
          null,
          false,
          GATHER_MILLIS);

  public AccountSettings {
    mode = mode == null ? AccountMode.Embedded : mode;
    automationUrl = automationUrl == null ? AUTOMATION_URL : automationUrl;
    dataUrl = dataUrl == null ? DATA_URL : dataUrl;
    mapUrl = mapUrl == null ? dataUrl : mapUrl;
  }

  /// How long a conversion waits at most for others to be sent with it.
  public Duration gatherFor() {
    return Duration.ofMillis(gatherMillis == null ? GATHER_MILLIS : gatherMillis);
  }
}
