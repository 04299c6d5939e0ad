package com.kameleoon.destination.ingest.function;

import static com.kameleoon.destination.ingest.function.Functions.failure;
import static com.kameleoon.destination.ingest.function.Functions.onTrack;
import static com.kameleoon.destination.ingest.function.Functions.returned;
import static com.kameleoon.destination.ingest.function.Functions.track;
import static org.assertj.core.api.Assertions.assertThat;

import com.kameleoon.destination.ingest.function.http.Fetcher;
import com.kameleoon.destination.ingest.function.http.HostResolver;
import com.kameleoon.destination.model.function.AllowedHost;
import com.kameleoon.destination.model.function.FunctionFailure;
import com.kameleoon.destination.model.function.FunctionLimits;
import com.kameleoon.destination.model.function.FunctionOutcome;
import com.kameleoon.destination.model.function.InsertFunction;
import com.kameleoon.destination.model.spec.MissingHandler;
import com.kameleoon.destination.model.spec.OnError;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FetchTest {
  private static final HostResolver LOOPBACK =
      host -> new InetAddress[] {InetAddress.getLoopbackAddress()};

  private HttpServer server;

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] asked = exchange.getRequestBody().readAllBytes();
          byte[] body =
              ("{\"asked\":\"" + new String(asked, StandardCharsets.UTF_8) + "\"}")
                  .getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("X-Answer", "yes");
          exchange.sendResponseHeaders(202, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void answersAsFetchDoes() {
    FunctionOutcome outcome =
        run(
            """
            const answers = await Promise.all(['a', 'b'].map(body => fetch(URL_, { method: 'post', body })));
            event.status = answers[0].status + ' ' + answers[0].ok + ' ' + answers[0].headers.get('x-answer');
            event.asked = (await answers[0].json()).asked + (await answers[1].json()).asked;
            return event;
            """,
            server.getAddress().getPort(),
            Functions.seconds(60));

    assertThat(returned(outcome).path("status").asText()).isEqualTo("202 true yes");
    assertThat(returned(outcome).path("asked").asText()).isEqualTo("ab");
  }

  @Test
  void isOffUnlessHostsAreWritten() {
    assertThat(onTrack("return fetch('https://api.example.com/').then(() => event)").toString())
        .contains("fetch to api.example.com:443 is not allowed; add the host");
  }

  @Test
  void isLimitedInNumber() {
    FunctionOutcome outcome =
        run(
            "for (let i = 0; i < 50; i++) await fetch(URL_); return event;",
            server.getAddress().getPort(),
            Functions.seconds(60));

    assertThat(failure(outcome)).isEqualTo(FunctionFailure.THREW);
    assertThat(outcome.toString()).contains("too often");
  }

  @Test
  void cannotOutliveTheTimeoutOfItsCall() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      FunctionOutcome outcome =
          run("await fetch(URL_); return event;", silent.getLocalPort(), Functions.seconds(1));

      assertThat(failure(outcome)).isEqualTo(FunctionFailure.TIMEOUT);
    }
  }

  private static FunctionOutcome run(String body, int port, FunctionLimits limits) {
    String host = "api.example.com:" + port;
    InsertFunction function =
        new InsertFunction(
            "fn",
            "const URL_ = 'http://%s/x'; async function onTrack(event) { %s }"
                .formatted(host, body),
            Functions.function("").settings(),
            limits,
            List.of(AllowedHost.parse(host).orElseThrow()),
            OnError.DEAD_LETTER,
            MissingHandler.PASS);
    Fetcher fetcher = new Fetcher(LOOPBACK, InetAddress::isLoopbackAddress);
    return new FunctionRuntime(new SimpleMeterRegistry(), fetcher)
        .chain(List.of(function))
        .apply(track());
  }
}
