package com.kameleoon.destination.ingest.console;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What every page shows around its content.
///
/// @param active the page's place in the navigation
/// @param csrf of the session; what every form sends along
/// @param shadow whether nothing is changed in the account
/// @param notice what the last action came to; absent after none
public record Shell(
    String destination,
    String sitecode,
    String title,
    String active,
    String csrf,
    Instant now,
    int firing,
    boolean shadow,
    @Nullable String notice) {

  /// Where a form of this session sends a change.
  public String action(String path) {
    return path + (path.contains("?") ? "&" : "?") + "csrf=" + csrf;
  }
}
