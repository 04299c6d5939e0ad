package com.kameleoon.destination.account.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.util.Optional;

/// What came of one call. Says for each case whether the account may have acted on it.
public sealed interface Answer {
  /// A sentence without secrets, for people.
  String sentence();

  /// 2xx: the account took it.
  record Done(int status, String body) implements Answer {
    private static final JsonMapper JSON = new JsonMapper();

    /// The body; empty where it is no JSON, such as an HTML page.
    public Optional<JsonNode> json() {
      try {
        return Optional.of(JSON.readTree(body)).filter(tree -> !tree.isMissingNode());
      } catch (JsonProcessingException notJson) {
        return Optional.empty();
      }
    }

    @Override
    public String sentence() {
      return "answered " + status;
    }

    @Override
    public String toString() {
      return "Done[status=" + status + "]";
    }
  }

  /// 4xx: it was not done, and the same call will not be done later.
  record Refused(int status, String detail) implements Answer {
    @Override
    public String sentence() {
      return "refused with " + status + (detail.isEmpty() ? "" : ": " + detail);
    }
  }

  /// 401 with a fresh token, or no token for these credentials.
  record Unauthorized(String detail) implements Answer {
    @Override
    public String sentence() {
      return "the credentials were refused" + (detail.isEmpty() ? "" : ": " + detail);
    }
  }

  /// 423: somebody edits it just now.
  record Locked() implements Answer {
    @Override
    public String sentence() {
      return "locked, because somebody edits it";
    }
  }

  /// 429: not done, for want of room in a limit.
  record Limited(Optional<Duration> retryAfter) implements Answer {
    @Override
    public String sentence() {
      return "limited";
    }
  }

  /// No answer, a broken one or 5xx: it may or may not have been done.
  record Unclear(String cause) implements Answer {
    @Override
    public String sentence() {
      return cause;
    }
  }
}
