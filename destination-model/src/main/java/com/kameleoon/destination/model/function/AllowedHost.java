package com.kameleoon.destination.model.function;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A host that a function may call, by name only: an address in digits is no name.
///
/// @param name lower case; without the `*.` of a wildcard
/// @param port null: 80 and 443
public record AllowedHost(String name, boolean withSubdomains, @Nullable Integer port) {
  private static final Pattern WRITTEN =
      Pattern.compile(
          "(\\*\\.)?((?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\\.)+[a-z][a-z0-9-]{0,61}[a-z0-9])"
              + "(?::(\\d{1,5}))?");
  private static final Pattern INSIDE =
      Pattern.compile("(?:.*\\.)?(?:local|internal|localhost|svc|cluster|localdomain|home|lan)");
  private static final int HTTP = 80;
  private static final int HTTPS = 443;
  private static final int LAST_PORT = 65_535;

  /// Empty for addresses, single labels, and names that only mean something inside a network.
  public static Optional<AllowedHost> parse(String written) {
    Matcher matcher = WRITTEN.matcher(written.toLowerCase(Locale.ROOT));
    if (!matcher.matches() || INSIDE.matcher(matcher.group(2)).matches()) {
      return Optional.empty();
    }
    Integer port = matcher.group(3) == null ? null : Integer.valueOf(matcher.group(3));
    return port != null && (port == 0 || port > LAST_PORT)
        ? Optional.empty()
        : Optional.of(new AllowedHost(matcher.group(2), matcher.group(1) != null, port));
  }

  /// @param host lower case
  public boolean covers(String host, int requestedPort) {
    boolean named = withSubdomains ? host.endsWith("." + name) : host.equals(name);
    boolean open =
        port == null ? requestedPort == HTTP || requestedPort == HTTPS : port == requestedPort;
    return named && open;
  }
}
