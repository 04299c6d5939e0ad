package com.kameleoon.destination.model.compile;

import com.kameleoon.destination.model.spec.AccountSpec;
import com.kameleoon.destination.model.spec.DestinationSpec;
import com.kameleoon.destination.model.spec.Durations;
import com.kameleoon.destination.model.spec.SecretKeyRef;
import com.kameleoon.destination.model.wire.AccountMode;
import com.kameleoon.destination.model.wire.AccountSettings;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How the account is reached.
final class AccountRules {
  private static final Duration LONGEST_GATHERING = Duration.ofMinutes(5);

  private final AccountSpec account;
  private final SecretKeyRef key;
  private final Findings findings;

  AccountRules(DestinationSpec spec, Findings findings) {
    this.account = spec.account();
    this.key = spec.apiKeySecretRef();
    this.findings = findings;
  }

  void check() {
    checkUrl("automation", account.baseUrls().automation());
    checkUrl("data", account.baseUrls().data());
    checkUrl("map", account.baseUrls().map());
    checkUserAgent(account.userAgent());
    findings.duration("spec.account.gatherFor", account.gatherFor(), LONGEST_GATHERING);
    if (account.dryRun() && account.mode() == AccountMode.Embedded) {
      findings.error(
          "spec.account.dryRun",
          "`dryRun` compares with an account; set mode to Cloud beside it, or leave it out.");
    }
  }

  AccountSettings settings() {
    String dataUrl = Optional.ofNullable(account.baseUrls().data()).orElseGet(this::regionsUrl);
    return new AccountSettings(
        account.mode(),
        account.mode() == AccountMode.Cloud ? key.name() + "/" + key.key() : null,
        Optional.ofNullable(account.baseUrls().automation()).orElse(AccountSettings.AUTOMATION_URL),
        dataUrl,
        Optional.ofNullable(account.baseUrls().map()).orElse(dataUrl),
        account.siteId(),
        account.userAgent(),
        account.dryRun(),
        Durations.parse(account.gatherFor()).orElse(Duration.ZERO).toMillis());
  }

  private String regionsUrl() {
    return account.region() == null
        ? AccountSettings.DATA_URL
        : "https://%s-data.kameleoon.io".formatted(account.region());
  }

  private void checkUrl(String field, @Nullable String url) {
    if (url == null) {
      return;
    }
    String path = "spec.account.baseUrls." + field;
    Optional<URI> parsed = parsed(url);
    if (parsed.isEmpty()) {
      findings.error(
          path,
          "`%s` is `%s`; write https:// and a host, without a slash, a query or a user."
              .formatted(field, url));
    } else if (parsed.get().getScheme().equals("http")) {
      findings.warning(
          path,
          "`%s` is not encrypted: credentials travel in the open; use https.".formatted(field));
    }
  }

  private static Optional<URI> parsed(String url) {
    try {
      URI uri = new URI(url);
      boolean usable =
          uri.getHost() != null
              && url.matches("https?://.*[^/]")
              && uri.getRawUserInfo() == null
              && uri.getRawQuery() == null
              && uri.getRawFragment() == null;
      return usable ? Optional.of(uri) : Optional.empty();
    } catch (URISyntaxException notAUrl) {
      return Optional.empty();
    }
  }

  /// Kameleoon answers 403 to user agents of bots and spiders.
  private void checkUserAgent(@Nullable String userAgent) {
    if (userAgent == null) {
      return;
    }
    if (userAgent.matches("(?i).*(bot|spider|crawl|curl|wget|python-requests).*")) {
      findings.warning(
          "spec.account.userAgent",
          "`userAgent` looks like a bot's, and Kameleoon answers 403 to bots; choose another one.");
    }
  }
}
