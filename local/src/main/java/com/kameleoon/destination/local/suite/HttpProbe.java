package com.kameleoon.destination.local.suite;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/// Asks an address whether all is well.
final class HttpProbe {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final HttpClient client;
  private final HttpRequest request;

  HttpProbe(HttpClient client, URI address) {
    this.client = client;
    this.request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
  }

  /// True for a 200 only; no connection is false, too.
  boolean succeeds() {
    try {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking " + request.uri(), e);
    }
  }
}
