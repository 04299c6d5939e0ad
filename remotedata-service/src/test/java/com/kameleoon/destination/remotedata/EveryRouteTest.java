package com.kameleoon.destination.remotedata;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.core.io.socket.SocketUtils;
import io.micronaut.web.router.Router;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// No route of the program, whichever it will have, lets a stranger or another destination's token
/// in; but for the reads of the map API, which are everybody's.
class EveryRouteTest {
  private static final Set<String> EVERYBODYS =
      Set.of("GET /map/map", "HEAD /map/map", "GET /map/maps", "HEAD /map/maps", "OPTIONS /map/1");

  private static TestService service;

  @BeforeAll
  static void start() {
    service =
        TestService.start(
            TestDatabase.create(),
            Map.of("endpoints.all.port", SocketUtils.findAvailableTcpPort(20_000, 32_000)),
            Clock.systemUTC());
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @ParameterizedTest
  @MethodSource("others")
  void letsNobodyInWithoutTheServiceToken(Route route) {
    for (String authorization :
        List.of("", "Bearer another-destinations-token", "Basic " + TestService.TOKEN)) {
      // What belongs to the management port is not there at all.
      assertThat(route.answer(authorization)).isEqualTo(route.isApi() ? 401 : 404);
    }
  }

  @Test
  void knowsTheRoutes() {
    assertThat(routes().map(Route::toString)).containsAll(EVERYBODYS);
    assertThat(others().filter(Route::isApi).map(Route::toString))
        .contains("POST /v1/remote-data", "POST /v1/erasures", "POST /map/maps");
  }

  static Stream<Route> others() {
    return routes().filter(route -> !EVERYBODYS.contains(route.toString()));
  }

  private static Stream<Route> routes() {
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
      return path.startsWith("/v1") || path.startsWith("/map");
    }

    int answer(String authorization) {
      return RawHttp.exchange(
              service.port(),
              """
              %s %s HTTP/1.1\r
              Host: x\r
              Content-Type: application/json\r
              Authorization: %s\r
              Content-Length: 2\r
              \r
              {}\
              """
                  .formatted(method, path, authorization))
          .status();
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }
}
