package com.kameleoon.destination.account.oauth;

import com.kameleoon.destination.account.call.Answer;
import com.kameleoon.destination.account.call.Wire;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/// The token of one account: fetched when first needed, kept, replaced before it expires.
public final class TokenSource {
  private static final Duration SHORTEST_LIFE = Duration.ofSeconds(1);

  private final Wire wire;
  private final URI endpoint;
  private final ApiKey key;
  private final Clock clock;
  private final Runnable beforeFetch;
  private Optional<Token> current = Optional.empty();

  /// @param baseUrl of the Automation API, without a slash at the end
  /// @param beforeFetch told of every call, because it may count against a limit
  public TokenSource(Wire wire, String baseUrl, ApiKey key, Clock clock, Runnable beforeFetch) {
    this.wire = wire;
    this.endpoint = URI.create(baseUrl + "/oauth/token");
    this.key = key;
    this.clock = clock;
    this.beforeFetch = beforeFetch;
  }

  /// A token, or the answer that there was instead of one.
  public sealed interface Result {
    record Present(Token token) implements Result {}

    record Absent(Answer answer) implements Result {}
  }

  /// The present token; a new one where it is about to expire.
  public synchronized Result get() {
    return current
        .filter(token -> !token.isDue(clock.instant()))
        .<Result>map(Result.Present::new)
        .orElseGet(this::renewed);
  }

  /// The account no longer knows this token.
  public synchronized void forget(Token token) {
    current = current.filter(kept -> !kept.equals(token));
  }

  /// While the new one cannot be had, the old one serves as long as it lives.
  private Result renewed() {
    Result fetched = fetch();
    if (fetched instanceof Result.Present(Token token)) {
      current = Optional.of(token);
      return fetched;
    }
    return current
        .filter(token -> token.isValid(clock.instant()))
        .<Result>map(Result.Present::new)
        .orElse(fetched);
  }

  private Result fetch() {
    beforeFetch.run();
    String form =
        "grant_type=client_credentials&client_id=%s&client_secret=%s"
            .formatted(encoded(key.id()), encoded(key.secret()));
    Answer answer =
        wire.send(
            HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)),
            key.secret());
    return answer instanceof Answer.Done done ? token(done) : new Result.Absent(answer);
  }

  private Result token(Answer.Done done) {
    return done.json()
        .filter(json -> json.path("access_token").isTextual())
        .<Result>map(json -> {
          Duration life = Duration.ofSeconds(json.path("expires_in").asLong(0));
          Duration positive = life.isPositive() ? life : SHORTEST_LIFE;
          String value = json.path("access_token").textValue();
          return new Result.Present(new Token(value, clock.instant().plus(positive), positive));
        })
        .orElseGet(() ->
            new Result.Absent(new Answer.Unclear("the token endpoint answered without a token")));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
