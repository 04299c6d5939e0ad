package com.kameleoon.destination.ingest.console;

import com.kameleoon.destination.ingest.access.Entrance;
import com.kameleoon.destination.ingest.access.LoginPage;
import com.kameleoon.destination.ingest.destination.DestinationRegistry;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.util.Map;

/// The way in and out.
@Hidden
@Controller("/console")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class LoginController implements LoginPage {
  private static final URI HOME = URI.create("/console");

  private final Pages pages;
  private final Entrance entrance;
  private final DestinationRegistry destinations;

  LoginController(Pages pages, Entrance entrance, DestinationRegistry destinations) {
    this.pages = pages;
    this.entrance = entrance;
    this.destinations = destinations;
  }

  @Override
  public MutableHttpResponse<?> show(HttpRequest<?> request) {
    String path = request.getPath();
    return form("", path.startsWith("/console/") ? path : HOME.toString());
  }

  @Get("/login")
  HttpResponse<?> form() {
    return form("", HOME.toString());
  }

  @Post("/login")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> login(HttpRequest<?> request, @Body Map<String, String> fields) {
    String then = ownPath(fields.getOrDefault("then", ""));
    if (isFromElsewhere(request)) {
      return form("Log in from this page, not from another site.", then)
          .status(HttpStatus.FORBIDDEN);
    }
    return switch (entrance.login(request, fields.getOrDefault("token", ""))) {
      case Entrance.Login.Opened(var session) ->
          HttpResponse.seeOther(URI.create(then)).cookie(entrance.cookie(request, session));
      case Entrance.Login.Wrong _ ->
          form("That is not the token of this destination.", then).status(HttpStatus.UNAUTHORIZED);
      case Entrance.Login.TooOften(long seconds) ->
          form("Too many wrong tokens. Try again in " + seconds + " seconds.", then)
              .status(HttpStatus.TOO_MANY_REQUESTS)
              .header("Retry-After", Long.toString(seconds));
      case Entrance.Login.Shut _ ->
          form(
                  "The console is shut: set kameleoon.console.token-file to a file with a token of"
                      + " at least 16 characters.",
                  then)
              .status(HttpStatus.UNAUTHORIZED);
    };
  }

  @Post("/logout")
  @Consumes(MediaType.ALL)
  HttpResponse<?> logout(HttpRequest<?> request) {
    return HttpResponse.seeOther(URI.create("/console/login")).cookie(entrance.noCookie(request));
  }

  private MutableHttpResponse<?> form(String problem, String then) {
    return pages.show(
        "login",
        Map.of("destination", destinations.current().name(), "problem", problem, "then", then));
  }

  private static boolean isFromElsewhere(HttpRequest<?> request) {
    String site = request.getHeaders().get("Sec-Fetch-Site");
    return site != null && !site.equals("same-origin") && !site.equals("none");
  }

  /// Never another site's address.
  private static String ownPath(String path) {
    return path.startsWith("/console") && path.matches("[A-Za-z0-9/_~.-]*")
        ? path
        : HOME.toString();
  }
}
