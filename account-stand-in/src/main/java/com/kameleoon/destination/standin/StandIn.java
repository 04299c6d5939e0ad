package com.kameleoon.destination.standin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A Kameleoon account on this machine: one site, the Automation API and the Data API on one port.
///
/// It enforces the documented limits in the time of its clock, fails on command, and keeps what it
/// received.
public final class StandIn implements AutoCloseable {
  public static final long SITE_ID = 12345;
  public static final String CLIENT_ID = "client-1";
  public static final String CLIENT_SECRET = "s3cr3t&pl+us/never-shown";

  static {
    // Small answers would wait for the other side's delayed acknowledgement otherwise.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final String sitecode;
  private final Tokens tokens;
  private final Windows windows;
  private final Faults faults = new Faults();
  private final Items goals = new Items(100_000);
  private final Items customData = new Items(0);
  private final Events events = new Events();
  private final Maps maps = new Maps();
  private volatile String clientSecret = CLIENT_SECRET;
  private volatile boolean refusesTags;
  private volatile boolean ignoresFilters;
  private volatile Duration delay = Duration.ZERO;

  private StandIn(HttpServer server, String sitecode, Clock clock) {
    this.server = server;
    this.sitecode = sitecode;
    this.tokens = new Tokens(clock);
    this.windows = new Windows(clock);
  }

  /// Listens on a free port of the loopback address.
  public static StandIn start(String sitecode, Clock clock) {
    try {
      InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      HttpServer server = HttpServer.create(address, 256);
      StandIn account = new StandIn(server, sitecode, clock);
      server.setExecutor(account.threads);
      Routes routes = new Routes(account);
      server.createContext("/", exchange -> account.serve(exchange, routes));
      server.start();
      return account;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Without a slash at the end.
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /// The API key that a person would paste.
  public String apiKey() {
    String json = "{\"id\":\"%s\",\"secret\":\"%s\"}".formatted(CLIENT_ID, clientSecret);
    return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  /// From now on only this secret opens the account, and no token is known.
  public void rotateSecret(String secret) {
    clientSecret = secret;
    tokens.forget();
  }

  public void refuseTags() {
    refusesTags = true;
  }

  /// Lists show everything there is, whatever they are asked for.
  public void ignoreFilters() {
    ignoresFilters = true;
  }

  /// Every answer takes at least this long.
  public void delay(Duration duration) {
    delay = duration;
  }

  public String sitecode() {
    return sitecode;
  }

  public Faults faults() {
    return faults;
  }

  public Tokens tokens() {
    return tokens;
  }

  public Windows windows() {
    return windows;
  }

  public Items goals() {
    return goals;
  }

  public Items customData() {
    return customData;
  }

  public Events events() {
    return events;
  }

  public Maps maps() {
    return maps;
  }

  String clientSecret() {
    return clientSecret;
  }

  boolean ignoresFilters() {
    return ignoresFilters;
  }

  boolean refusesTags() {
    return refusesTags;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void serve(HttpExchange exchange, Routes routes) throws IOException {
    try (exchange) {
      Call call = Call.of(exchange);
      pause(delay);
      Optional<Fault> fault = faults.of(call.path());
      if (fault.isEmpty()) {
        routes.answer(call).sendTo(exchange);
      } else {
        new Failure(exchange, call).become(fault.get(), () -> routes.answer(call));
      }
    }
  }

  static void pause(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
