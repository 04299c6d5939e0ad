package com.kameleoon.destination.ingest.function.http;

import com.kameleoon.destination.model.function.AllowedHost;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;

/// Where a request goes, checked against the written hosts.
record Place(URI uri, String host, int port, boolean secure) {
  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  static Place of(String url, List<AllowedHost> allowed) throws FetchRefusedException {
    try {
      return of(new URI(url), allowed);
    } catch (URISyntaxException broken) {
      throw new FetchRefusedException(
          "fetch needs a complete URL, such as https://api.example.com/");
    }
  }

  private static Place of(URI uri, List<AllowedHost> allowed) throws FetchRefusedException {
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    boolean secure = scheme.equals("https");
    if (!secure && !scheme.equals("http")) {
      throw new FetchRefusedException("fetch only speaks http and https");
    }
    if (uri.getHost() == null || uri.getRawUserInfo() != null) {
      throw new FetchRefusedException("fetch needs a host name, and no user name in the URL");
    }
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    int port = uri.getPort() > 0 ? uri.getPort() : secure ? HTTPS : HTTP;
    if (allowed.stream().noneMatch(written -> written.covers(host, port))) {
      throw new FetchRefusedException(
          "fetch to %s:%d is not allowed; add the host to `fetch.allowedHosts`"
              .formatted(host, port));
    }
    return new Place(uri, host, port, secure);
  }

  /// Where a redirect leads, checked in the same way.
  Place follow(String location, List<AllowedHost> allowed) throws FetchRefusedException {
    try {
      return of(uri.resolve(new URI(location)), allowed);
    } catch (URISyntaxException | IllegalArgumentException broken) {
      throw new FetchRefusedException("The redirect leads nowhere");
    }
  }

  /// Path and query, as they stand in a request line.
  String target() {
    String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
  }

  String authority() {
    return port == (secure ? HTTPS : HTTP) ? host : host + ":" + port;
  }
}
