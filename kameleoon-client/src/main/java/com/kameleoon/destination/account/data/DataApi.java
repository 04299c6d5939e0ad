package com.kameleoon.destination.account.data;

import com.kameleoon.destination.account.call.Answer;
import com.kameleoon.destination.account.oauth.Authorized;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;

/// The two writing calls of the Data API; both are taken before they are looked at.
public final class DataApi {
  /// Bytes of a body: the smallest limit that any edition of the documentation names.
  public static final int MOST_BYTES = 1_000_000;

  private final Authorized calls;
  private final String baseUrl;
  private final String sitecode;

  /// @param baseUrl without a slash at the end
  public DataApi(Authorized calls, String baseUrl, String sitecode) {
    this.calls = calls;
    this.baseUrl = baseUrl;
    this.sitecode = sitecode;
  }

  /// Sends one event per line.
  public Answer postEvents(List<String> lines) {
    return post("/visit/events?siteCode=" + sitecode, "text/plain", String.join("\n", lines));
  }

  /// Sets keys.
  ///
  /// @param maps JSON object of keys and their objects; an empty object deletes the key
  public Answer postMaps(String maps, int ttlHours) {
    String path = "/map/maps?siteCode=%s&ttlHours=%d".formatted(sitecode, ttlHours);
    return post(path, "application/json", maps);
  }

  private Answer post(String path, String type, String body) {
    return taken(
        calls.send(
            HttpRequest.newBuilder(URI.create(baseUrl + path))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body))));
  }

  /// The documented answer is an empty one; a page for people is none, whatever its status.
  private static Answer taken(Answer answer) {
    return answer instanceof Answer.Done done && done.body().stripLeading().startsWith("<")
        ? new Answer.Unclear("answered with a page instead of " + done.status())
        : answer;
  }
}
