package com.kameleoon.destination.ingest.access;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/// Logs people in and out, and knows who is in.
@Singleton
public final class Entrance {
  private static final String SESSION = "kameleoon.console.session";

  private final Sessions sessions;
  private final ConsoleToken token;
  private final LoginLimit limit;
  private final AccessSettings settings;

  Entrance(Sessions sessions, ConsoleToken token, LoginLimit limit, AccessSettings settings) {
    this.sessions = sessions;
    this.token = token;
    this.limit = limit;
    this.settings = settings;
  }

  /// What became of a login.
  public sealed interface Login {
    record Opened(Session session) implements Login {}

    record Wrong() implements Login {}

    record TooOften(long retryAfterSeconds) implements Login {}

    /// There is no token that could be right.
    record Shut() implements Login {}
  }

  public Login login(HttpRequest<?> request, String presented) {
    String address = address(request);
    if (token.isMissing()) {
      return new Login.Shut();
    }
    if (limit.isReached(address)) {
      return new Login.TooOften(limit.retryAfterSeconds());
    }
    Optional<Session> session = sessions.open(presented.strip());
    if (session.isEmpty()) {
      limit.countWrong(address);
    }
    return session.<Login>map(Login.Opened::new).orElseGet(Login.Wrong::new);
  }

  /// The cookie that keeps a session; sent only by this site's own pages, never seen by scripts.
  public Cookie cookie(HttpRequest<?> request, Session session) {
    return cookie(request, session.cookie(), settings.session());
  }

  /// The cookie that ends one.
  public Cookie noCookie(HttpRequest<?> request) {
    return cookie(request, "", Duration.ZERO);
  }

  /// The session that a request came with.
  public static Optional<Session> session(HttpRequest<?> request) {
    return request.getAttribute(SESSION, Session.class);
  }

  /// Looks for a session and remembers it for whoever answers.
  Optional<Session> remember(HttpRequest<?> request) {
    Optional<Session> session =
        request
            .getCookies()
            .findCookie(Sessions.COOKIE)
            .map(Cookie::getValue)
            .flatMap(sessions::find);
    session.ifPresent(found -> request.setAttribute(SESSION, found));
    return session;
  }

  /// Whether the bearer of a request is the token's. Wrong ones count like wrong logins.
  Bearer bearer(HttpRequest<?> request) {
    Optional<String> presented =
        Optional.ofNullable(request.getHeaders().get("Authorization"))
            .filter(header -> header.startsWith("Bearer "))
            .map(header -> header.substring("Bearer ".length()).strip());
    if (presented.isEmpty()) {
      return Bearer.NONE;
    }
    String address = address(request);
    if (limit.isReached(address)) {
      return Bearer.TOO_OFTEN;
    }
    if (token.matches(presented.get())) {
      return Bearer.RIGHT;
    }
    limit.countWrong(address);
    return Bearer.WRONG;
  }

  MutableHttpResponse<?> tooOften() {
    return HttpResponse.status(HttpStatus.TOO_MANY_REQUESTS)
        .body(Problem.of("too_many_logins", "Too many wrong tokens; try again in a minute."))
        .header("Retry-After", Long.toString(limit.retryAfterSeconds()));
  }

  enum Bearer {
    NONE,
    RIGHT,
    WRONG,
    TOO_OFTEN
  }

  private static Cookie cookie(HttpRequest<?> request, String value, Duration age) {
    boolean secure =
        request.isSecure() || "https".equals(request.getHeaders().get("X-Forwarded-Proto"));
    return Cookie.of(Sessions.COOKIE, value)
        .path("/")
        .httpOnly(true)
        .secure(secure)
        .sameSite(SameSite.Strict)
        .maxAge(age);
  }

  private static String address(HttpRequest<?> request) {
    return request.getRemoteAddress().getAddress() == null
        ? "unknown"
        : request.getRemoteAddress().getAddress().getHostAddress();
  }
}
