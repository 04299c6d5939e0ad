package com.kameleoon.destination.operator.process;

import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/// Counts what is asked of the API server in the words of its access rules, so that the rules can
/// be compared with what is needed.
public final class ApiRequests implements Interceptor {
  /// How fabric8's client calls it.
  static final String NAME = "api-requests";

  private final MeterRegistry registry;

  public ApiRequests(MeterRegistry registry) {
    this.registry = registry;
  }

  /// What a rule would have to allow.
  ///
  /// @param group empty for the core group
  /// @param resource with its subresource, such as `deployments` or `deployments/status`
  record Right(String verb, String group, String resource) {}

  @Override
  public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
    right(request.method(), request.uri())
        .ifPresent(right ->
            registry
                .counter(
                    "operator.api.requests",
                    "verb",
                    right.verb(),
                    "group",
                    right.group(),
                    "resource",
                    right.resource())
                .increment());
  }

  /// Empty for what is about no resource, such as discovery.
  static Optional<Right> right(String method, URI uri) {
    List<String> path = List.of(uri.getPath().replaceFirst("^/+", "").split("/"));
    return switch (path.getFirst()) {
      case "api" -> right(method, uri, "", rest(path, 2));
      case "apis" -> right(method, uri, path.size() > 1 ? path.get(1) : "", rest(path, 3));
      default -> Optional.empty();
    };
  }

  private static List<String> rest(List<String> path, int from) {
    return path.subList(Math.min(from, path.size()), path.size());
  }

  private static Optional<Right> right(String method, URI uri, String group, List<String> place) {
    boolean inside = place.size() > 2 && place.getFirst().equals("namespaces");
    List<String> words = inside ? rest(place, 2) : place;
    if (words.isEmpty()) {
      return Optional.empty();
    }
    String resource = words.size() > 2 ? words.get(0) + "/" + words.get(2) : words.getFirst();
    return Optional.of(new Right(verb(method, uri, words.size() > 1), group, resource));
  }

  private static String verb(String method, URI uri, boolean named) {
    return switch (method) {
      case "POST" -> "create";
      case "PUT" -> "update";
      case "PATCH" -> "patch";
      case "DELETE" -> named ? "delete" : "deletecollection";
      default -> reading(uri, named);
    };
  }

  private static String reading(URI uri, boolean named) {
    String query = uri.getQuery() == null ? "" : uri.getQuery();
    if (query.contains("watch=true")) {
      return "watch";
    }
    return named ? "get" : "list";
  }
}
