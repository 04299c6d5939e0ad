package com.kameleoon.destination.goal.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.kameleoon.destination.goal.TestDatabase;
import com.kameleoon.destination.goal.TestService;
import io.micronaut.web.router.Router;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// No route of the program, whichever it will have, lets a stranger or another destination's token
/// in.
class EveryRouteTest {
  private static TestService service;

  @BeforeAll
  static void start() {
    service = TestService.start(TestDatabase.create().url());
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @ParameterizedTest
  @MethodSource("routes")
  void letsNobodyInWithoutTheServiceToken(Route route) {
    for (String authorization :
        List.of("", "Bearer another-destinations-token", "Basic " + TestService.TOKEN)) {
      // What belongs to the management port is not there at all.
      assertThat(route.answer(authorization)).isEqualTo(route.isApi() ? 401 : 404);
    }
  }

  @Test
  void knowsTheRoutes() {
    assertThat(routes().filter(Route::isApi).map(Route::toString))
        .contains(
            "GET /v1/account",
            "GET /v1/conversions",
            "GET /v1/goals/1",
            "POST /v1/account/refused/retry",
            "POST /v1/conversions",
            "POST /v1/erasures");
  }

  static Stream<Route> routes() {
    return service
        .bean(Router.class)
        .uriRoutes()
        .map(route -> new Route(route.getHttpMethodName(), route.getUriMatchTemplate().toString()))
        .distinct();
  }

  /// A method, and a path with values in it.
  record Route(String method, String path) {
    Route {
      path =
          path.replaceAll("\\{[?&].*?}", "").replaceAll("\\{/.*?}", "").replaceAll("\\{.*?}", "1");
    }

    boolean isApi() {
      return path.startsWith("/v1");
    }

    int answer(String authorization) {
      HttpRequest.Builder request =
          service
              .request(path)
              .setHeader("Authorization", authorization)
              .method(method, BodyPublishers.ofString("{}"));
      return TestService.send(request.build()).statusCode();
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }
}
