package com.kameleoon.destination.ingest.function.http;

import java.util.Map;
import java.util.Optional;

/// One HTTP response.
///
/// @param headers names in lower case; repeated ones joined by a comma
record HttpReply(int status, String reason, Map<String, String> headers, String body) {

  /// Where it redirects to.
  Optional<String> location() {
    return switch (status) {
      case 301, 302, 303, 307, 308 -> Optional.ofNullable(headers.get("location"));
      default -> Optional.empty();
    };
  }

  /// 307 and 308 repeat the request as it was; the others ask again with GET.
  boolean repeatsRequest() {
    return status == 307 || status == 308;
  }
}
