package com.kameleoon.destination.remotedata.query;

import java.util.Optional;

/// A raw query string; parameters come in any order, the first of a name counts.
public final class MapQuery {
  private final String raw;

  private MapQuery(String raw) {
    this.raw = raw;
  }

  /// @param raw what follows the question mark, still percent-encoded
  public static MapQuery of(String raw) {
    return new MapQuery(raw);
  }

  public boolean has(String name) {
    return startOf(name) >= 0;
  }

  /// The parameter as it was sent, still percent-encoded; empty where it is absent.
  public Optional<String> raw(String name) {
    int start = startOf(name);
    if (start < 0) {
      return Optional.empty();
    }
    int from = start + name.length() + 1;
    int end = raw.indexOf('&', start);
    int to = end < 0 ? raw.length() : end;
    return Optional.of(from > to ? "" : raw.substring(from, to));
  }

  /// The decoded parameter; empty where it is absent or no valid percent-encoded UTF-8.
  public Optional<String> decoded(String name) {
    return raw(name).flatMap(PercentDecoding::decode);
  }

  private int startOf(String name) {
    int at = 0;
    while (at >= 0 && at <= raw.length()) {
      if (isNameAt(name, at)) {
        return at;
      }
      int next = raw.indexOf('&', at);
      at = next < 0 ? -1 : next + 1;
    }
    return -1;
  }

  private boolean isNameAt(String name, int at) {
    int end = at + name.length();
    return raw.startsWith(name, at)
        && (end == raw.length() || raw.charAt(end) == '=' || raw.charAt(end) == '&');
  }
}
