package com.kameleoon.destination.account.oauth;

import com.kameleoon.destination.account.call.Answer;
import com.kameleoon.destination.account.call.Wire;
import java.net.http.HttpRequest;

/// Calls with the account's token: once, and once more with a new one where it was refused.
public final class Authorized {
  private final Wire wire;
  private final TokenSource tokens;
  private final Runnable beforeRetry;

  /// @param beforeRetry told of the second call, because it may count against a limit
  public Authorized(Wire wire, TokenSource tokens, Runnable beforeRetry) {
    this.wire = wire;
    this.tokens = tokens;
    this.beforeRetry = beforeRetry;
  }

  public Answer send(HttpRequest.Builder request) {
    return switch (tokens.get()) {
      case TokenSource.Result.Absent(Answer instead) -> withoutToken(instead);
      case TokenSource.Result.Present(Token token) -> {
        Answer answer = with(token, request);
        yield answer instanceof Answer.Unauthorized ? again(token, request) : answer;
      }
    };
  }

  private Answer again(Token refused, HttpRequest.Builder request) {
    tokens.forget(refused);
    return switch (tokens.get()) {
      case TokenSource.Result.Absent(Answer instead) -> withoutToken(instead);
      case TokenSource.Result.Present(Token token) -> {
        beforeRetry.run();
        yield with(token, request);
      }
    };
  }

  private Answer with(Token token, HttpRequest.Builder request) {
    return wire.send(
        request.copy().setHeader("Authorization", "Bearer " + token.value()), token.value());
  }

  /// Wrong credentials are answered with 400, 401 or 403.
  private static Answer withoutToken(Answer instead) {
    return switch (instead) {
      case Answer.Refused(int status, String detail) ->
          new Answer.Unauthorized(
              "no token, answered " + status + (detail.isEmpty() ? "" : ": " + detail));
      case Answer.Unauthorized unauthorized -> unauthorized;
      case Answer.Limited limited -> limited;
      case Answer.Done _ -> new Answer.Unclear("no token");
      case Answer.Locked _ -> new Answer.Unclear("no token");
      case Answer.Unclear(String cause) -> new Answer.Unclear("no token: " + cause);
    };
  }
}
