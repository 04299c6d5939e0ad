import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/// Answers like a Kubernetes in which there is nothing, so that the operator can start once and leave
/// its class cache: every list is empty, every watch stays quiet, whatever is asked for is not there.
/// Prints its port.
class EmptyCluster {
  private static final String LIST = "{\"kind\":\"List\",\"apiVersion\":\"v1\",\"metadata\":{\"resourceVersion\":\"1\"},\"items\":[]}";
  private static final String RESOURCES = "{\"kind\":\"APIResourceList\",\"apiVersion\":\"v1\",\"groupVersion\":\"v1\",\"resources\":[]}";
  private static final String GROUPS = "{\"kind\":\"APIGroupList\",\"apiVersion\":\"v1\",\"groups\":[]}";
  private static final String VERSION = "{\"major\":\"1\",\"minor\":\"20\",\"gitVersion\":\"v1.20.2\",\"buildDate\":\"2021-01-13T13:20:00Z\"}";

  static void main() throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", EmptyCluster::answer);
    server.start();
    System.out.println(server.getAddress().getPort());
  }

  private static void answer(HttpExchange exchange) throws IOException {
    String query = String.valueOf(exchange.getRequestURI().getRawQuery());
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    if (query.contains("watch=true")) {
      exchange.sendResponseHeaders(200, 0);
      exchange.getResponseBody().flush();
      return;
    }
    byte[] body = body(exchange.getRequestURI().getPath()).getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, body.length);
    try (var out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  private static String body(String path) {
    return switch (path) {
      case "/version" -> VERSION;
      case "/apis" -> GROUPS;
      case "/api" -> "{\"kind\":\"APIVersions\",\"versions\":[\"v1\"]}";
      default -> path.matches("/api/v1|/apis/[^/]+/[^/]+") ? RESOURCES : LIST;
    };
  }
}
