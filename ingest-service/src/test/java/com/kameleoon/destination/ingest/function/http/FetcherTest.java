package com.kameleoon.destination.ingest.function.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.kameleoon.destination.model.function.AllowedHost;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every connection that gets through reaches a listener on loopback, which counts it.
class FetcherTest {
  private static final String HOST = "api.example.com";

  private final AtomicInteger connections = new AtomicInteger();
  private HttpServer server;
  private int port;
  private List<AllowedHost> allowed;

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    port = server.getAddress().getPort();
    allowed =
        List.of(
            AllowedHost.parse(HOST + ":" + port).orElseThrow(),
            AllowedHost.parse("other.example.com:" + port).orElseThrow());
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    connections.incrementAndGet();
    String path = exchange.getRequestURI().toString();
    String request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    if (path.startsWith("/to?")) {
      exchange.getResponseHeaders().add("Location", path.substring("/to?".length()));
      exchange.sendResponseHeaders(302, -1);
    } else {
      byte[] body = reply(exchange, request);
      // Length 0 means chunked.
      exchange.sendResponseHeaders(201, path.equals("/chunked") ? 0 : body.length);
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  private static byte[] reply(HttpExchange exchange, String request) {
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    String text =
        exchange.getRequestURI().getPath().equals("/large")
            ? "x".repeat(1_100_000)
            : exchange.getRequestMethod() + " " + request + " " + authorization;
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/plain", "/chunked"})
  void sendsARequestAndReadsTheAnswer(String path) {
    FetchAnswer answer =
        loopbackAllowed()
            .fetch(
                new FetchRequest(url(path), "POST", "{\"Authorization\":\"Bearer t\"}", "böd"),
                allowed);

    assertThat(answer).isInstanceOf(FetchAnswer.Received.class);
    assertThat(answer.toString()).contains("\"status\":201", "POST böd Bearer t");
  }

  @Test
  void followsARedirectAndKeepsTheSecretFromAnotherHost() {
    FetchAnswer same = loopbackAllowed().fetch(secret("/to?/end"), allowed);
    FetchAnswer other =
        loopbackAllowed().fetch(secret("/to?http://other.example.com:" + port + "/end"), allowed);

    assertThat(same.toString()).contains("GET  Bearer t", "\"redirected\":true");
    assertThat(other.toString()).contains("GET  null", "other.example.com");
  }

  @Test
  void stopsAfterTooManyRedirects() {
    String loop = "/to?" + "/to?".repeat(20) + "/end";

    assertThat(refusal(loopbackAllowed(), url(loop))).contains("redirected too often");
  }

  @Test
  void refusesARedirectToAHostThatIsNotWritten() {
    assertThat(refusal(loopbackAllowed(), url("/to?http://127.0.0.1:" + port + "/end")))
        .contains("not allowed");
    assertThat(refusal(loopbackAllowed(), url("/to?file:///etc/passwd")))
        .contains("only speaks http and https");
    assertThat(connections).hasValue(2);
  }

  @Test
  void refusesAnAnswerThatIsTooLong() {
    assertThat(refusal(loopbackAllowed(), url("/large"))).contains("longer than 1 MiB");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:%d/",
        "http://localhost:%d/",
        "http://2130706433:%d/",
        "http://0x7f000001:%d/",
        "http://0177.0.0.1:%d/",
        "http://127.1:%d/",
        "http://[::1]:%d/",
        "http://[::ffff:127.0.0.1]:%d/",
        "http://[::ffff:7f00:1]:%d/",
        "http://0.0.0.0:%d/",
        "http://api.example.com@127.0.0.1:%d/",
        "http://127.0.0.1:%d#@api.example.com/",
        "http://user:pass@api.example.com:%d/",
        "http://api.example.com.:%d/",
        "http://api.example.com/",
        "ftp://api.example.com:%d/",
        "file:///etc/passwd",
        "//api.example.com:%d/",
        "api.example.com:%d",
        "http://api.example.com:%d/ HTTP/1.1\r\nhost: x"
      })
  void refusesEveryOtherUrl(String url) {
    assertThat(refusal(loopbackAllowed(), url.formatted(port))).isNotEmpty();
    assertThat(connections).hasValue(0);
  }

  @Test
  void refusesAWrittenHostWhoseAddressIsNotPublic() {
    Fetcher fetcher = new Fetcher(resolvingTo("127.0.0.1"), AddressRule.PUBLIC);

    assertThat(refusal(fetcher, url("/"))).contains("not public");
    assertThat(connections).hasValue(0);
  }

  @Test
  void refusesAHostThatHasABadAddressAmongGoodOnes() {
    Fetcher fetcher = new Fetcher(resolvingTo("8.8.8.8", "::1"), AddressRule.PUBLIC);

    assertThat(refusal(fetcher, url("/"))).contains("not public");
    assertThat(connections).hasValue(0);
  }

  /// The name means a good address when it is checked, and would mean a bad one afterwards.
  @Test
  void looksANameUpOnceAndConnectsToTheAddressThatWasChecked() {
    AtomicInteger lookups = new AtomicInteger();
    HostResolver rebinding =
        host ->
            new InetAddress[] {
              InetAddress.getByName(lookups.incrementAndGet() == 1 ? "127.0.0.1" : "127.0.0.2")
            };
    Fetcher fetcher =
        new Fetcher(rebinding, address -> address.getHostAddress().equals("127.0.0.1"));

    assertThat(fetcher.fetch(get(url("/")), allowed)).isInstanceOf(FetchAnswer.Received.class);
    assertThat(refusal(fetcher, url("/"))).contains("not public");
    assertThat(connections).hasValue(1);
  }

  @Test
  void checksTheAddressAgainAfterARedirect() {
    HostResolver resolver =
        host ->
            new InetAddress[] {
              InetAddress.getByName(host.equals(HOST) ? "127.0.0.1" : "169.254.169.254")
            };
    Fetcher fetcher = new Fetcher(resolver, address -> address.isLoopbackAddress());

    assertThat(refusal(fetcher, url("/to?http://other.example.com:" + port + "/")))
        .contains("not public");
  }

  @Test
  void refusesHeadersThatWouldBeMoreThanHeaders() {
    FetchRequest smuggled =
        new FetchRequest(url("/"), "GET", "{\"x\":\"a\\r\\nhost: evil\"}", null);

    assertThat(loopbackAllowed().fetch(smuggled, allowed)).isInstanceOf(FetchAnswer.Refused.class);
    assertThat(loopbackAllowed().fetch(new FetchRequest(url("/"), "CONNECT", "{}", null), allowed))
        .isInstanceOf(FetchAnswer.Refused.class);
    assertThat(connections).hasValue(0);
  }

  private Fetcher loopbackAllowed() {
    return new Fetcher(resolvingTo("127.0.0.1"), address -> address.isLoopbackAddress());
  }

  private static HostResolver resolvingTo(String... addresses) {
    return host -> {
      InetAddress[] resolved = new InetAddress[addresses.length];
      for (int i = 0; i < addresses.length; i++) {
        resolved[i] = parsed(addresses[i]);
      }
      return resolved;
    };
  }

  private static InetAddress parsed(String address) throws UnknownHostException {
    return InetAddress.getByName(address);
  }

  private FetchRequest secret(String path) {
    return new FetchRequest(url(path), "GET", "{\"authorization\":\"Bearer t\"}", null);
  }

  private String refusal(Fetcher fetcher, String url) {
    FetchAnswer answer = fetcher.fetch(get(url), allowed);
    if (answer instanceof FetchAnswer.Refused(String message)) {
      return message;
    }
    throw new AssertionError(answer);
  }

  private static FetchRequest get(String url) {
    return new FetchRequest(url, "GET", "{}", null);
  }

  private String url(String path) {
    return "http://" + HOST + ":" + port + path;
  }
}
