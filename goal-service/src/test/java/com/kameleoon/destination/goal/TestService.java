package com.kameleoon.destination.goal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.kameleoon.destination.model.wire.AccountMode;
import com.kameleoon.destination.model.wire.AccountSettings;
import com.kameleoon.destination.model.wire.ConversionBatch;
import com.kameleoon.destination.model.wire.ConversionItem;
import com.kameleoon.destination.model.wire.GoalConvention;
import com.kameleoon.destination.model.wire.GoalSettings;
import com.kameleoon.destination.model.wire.VisitorCodeFallback;
import com.kameleoon.destination.standin.StandIn;
import io.micronaut.context.ApplicationContext;
import io.micronaut.core.io.socket.SocketUtils;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One replica of the service, as a process would run it, on ports of its own.
public final class TestService implements AutoCloseable {
  public static final String TOKEN = "a-service-token";

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final EmbeddedServer server;
  private final int managementPort;
  private final Path folder;

  private TestService(EmbeddedServer server, int managementPort, Path folder) {
    this.server = server;
    this.managementPort = managementPort;
    this.folder = folder;
  }

  /// @param beans stand in for the service's own, such as a clock
  public static TestService start(String databaseUrl, Object... beans) {
    return start(databaseUrl, Map.of(), beans);
  }

  /// @param more configuration beyond the usual, or instead of it
  public static TestService start(String databaseUrl, Map<String, Object> more, Object... beans) {
    try {
      Path folder = Files.createTempDirectory("goal-service");
      Files.writeString(folder.resolve("token"), TOKEN + "\n");
      int managementPort = freePort();
      write(folder, settings(GoalConvention.Actions, VisitorCodeFallback.None, "EUR"));
      EmbeddedServer server =
          ApplicationContext.builder()
              .properties(properties(databaseUrl, folder, managementPort))
              .properties(more)
              .singletons(beans)
              .start()
              .getBean(EmbeddedServer.class)
              .start();
      return new TestService(server, managementPort, folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Object> properties(String url, Path folder, int managementPort) {
    return Map.of(
        "datasources.default.connection-timeout",
        60_000,
        "micronaut.server.host",
        "127.0.0.1",
        "micronaut.server.port",
        -1,
        "endpoints.all.port",
        managementPort,
        "datasources.default.url",
        url,
        "datasources.default.username",
        "postgres",
        "datasources.default.password",
        "",
        "kameleoon.settings-file",
        folder.resolve("settings.json"),
        "kameleoon.service-token-file",
        folder.resolve("token"),
        "kameleoon.secrets-dir",
        folder);
  }

  public static GoalSettings settings(
      GoalConvention convention, VisitorCodeFallback fallback, @Nullable String currency) {
    return GoalSettings.embedded("abcdefghij", convention, fallback, currency);
  }

  /// The usual settings with the account that stands in for Kameleoon's.
  public static GoalSettings cloud(StandIn account) {
    GoalSettings usual = settings(GoalConvention.Actions, VisitorCodeFallback.None, "EUR");
    return new GoalSettings(
        1,
        usual.sitecode(),
        usual.convention(),
        usual.visitorCodeFallback(),
        usual.currency(),
        usual.mode(),
        null,
        new AccountSettings(
            AccountMode.Cloud,
            "kameleoon/apiKey",
            account.url(),
            account.url(),
            account.url(),
            null,
            null,
            false,
            0L),
        usual.creation(),
        usual.metadata(),
        null,
        usual.aliases(),
        usual.customData());
  }

  /// Lets the service use the account, with the account's present API key.
  public void use(StandIn account, GoalSettings settings) {
    try {
      Files.createDirectories(folder.resolve("kameleoon"));
      Files.writeString(folder.resolve("kameleoon/apiKey"), account.apiKey());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    use(settings);
  }

  public void use(GoalSettings settings) {
    write(folder, settings);
  }

  public Path folder() {
    return folder;
  }

  public <T> T bean(Class<T> type) {
    return server.getApplicationContext().getBean(type);
  }

  public HttpResponse<String> post(List<ConversionItem> items) {
    return send(request("/v1/conversions").POST(body(new ConversionBatch(1, items))).build());
  }

  /// A request with the service token.
  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server.getURI() + path))
        .header("Authorization", "Bearer " + TOKEN)
        .header("Content-Type", "application/json");
  }

  public JsonNode get(String path) {
    return json(send(request(path).GET().build()).body());
  }

  public String manage(String path) {
    URI uri = URI.create("http://127.0.0.1:" + managementPort + path);
    return send(HttpRequest.newBuilder(uri).build()).body();
  }

  public static HttpResponse<String> send(HttpRequest request) {
    try {
      return CLIENT.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public static JsonNode json(String text) {
    try {
      return Items.JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(text, e);
    }
  }

  private static HttpRequest.BodyPublisher body(Object value) throws UncheckedIOException {
    try {
      return HttpRequest.BodyPublishers.ofByteArray(Items.JSON.writeValueAsBytes(value));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path folder, GoalSettings settings) {
    ObjectMapper json = Items.JSON;
    try {
      Files.writeString(folder.resolve("settings.json"), json.writeValueAsString(settings));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Below those that outgoing connections are given: one of these could take it meanwhile.
  private static int freePort() {
    return SocketUtils.findAvailableTcpPort(20_000, 32_000);
  }

  @Override
  public void close() {
    server.close();
    server.getApplicationContext().close();
  }
}
