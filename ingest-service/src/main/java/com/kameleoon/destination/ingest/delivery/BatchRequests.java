package com.kameleoon.destination.ingest.delivery;

import com.kameleoon.destination.ingest.log.Target;
import io.micronaut.core.util.SupplierUtil;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The HTTP of both clients: one deadline for all of a request, a bounded answer, no redirects.
@Singleton
final class BatchRequests {
  private static final int MAX_ANSWER = 4 << 20;

  private final TargetSettings settings;
  private final ServiceToken token;
  private final AnswerReader reader;
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  // Made for the first batch: it reads the machine's certificates, for which no start should wait.
  private final Supplier<HttpClient> http = SupplierUtil.memoized(this::client);
  private volatile Runnable shutDown = () -> {};

  BatchRequests(TargetSettings settings, ServiceToken token, AnswerReader reader) {
    this.settings = settings;
    this.token = token;
    this.reader = reader;
  }

  Answer post(Target target, List<byte[]> items) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(settings.endpoint(target))
              .header("Content-Type", "application/json")
              .header("Authorization", "Bearer " + token.value())
              .POST(BatchBody.of(items))
              .build();
      return exchange(request);
    } catch (IOException e) {
      return Answer.Unavailable.because("the token file cannot be read: " + e.getMessage());
    }
  }

  private HttpClient client() {
    HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(settings.connectTimeout())
            .executor(executor)
            .build();
    shutDown = client::shutdownNow;
    return client;
  }

  private Answer exchange(HttpRequest request) {
    long deadline = System.nanoTime() + settings.requestTimeout().toNanos();
    try {
      return answered(request, deadline);
    } catch (ConnectException e) {
      return unreachable(e);
    } catch (IOException e) {
      // An idle connection that the target has closed meanwhile. Twice is harmless: items are
      // idempotent.
      return exchangeAgain(request, deadline);
    }
  }

  private Answer exchangeAgain(HttpRequest request, long deadline) {
    try {
      return answered(request, deadline);
    } catch (IOException e) {
      return unreachable(e);
    }
  }

  private Answer answered(HttpRequest request, long deadline) throws IOException {
    CompletableFuture<HttpResponse<byte[]>> exchange =
        http.get()
            .sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_ANSWER));
    try {
      HttpResponse<byte[]> response =
          exchange.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      return reader.read(
          response.statusCode(), response.headers().firstValue("Retry-After"), response.body());
    } catch (TimeoutException e) {
      exchange.cancel(true);
      return Answer.Unavailable.because("no answer within " + settings.requestTimeout());
    } catch (InterruptedException e) {
      exchange.cancel(true);
      Thread.currentThread().interrupt();
      return Answer.Unavailable.because("stopped while waiting for the answer");
    } catch (ExecutionException e) {
      throw ioException(e.getCause());
    }
  }

  private static IOException ioException(@Nullable Throwable cause) {
    return cause instanceof IOException io ? io : new IOException(cause);
  }

  private static Answer unreachable(IOException e) {
    return Answer.Unavailable.because(
        "the target is unreachable: " + e.getClass().getSimpleName() + ", " + e.getMessage());
  }

  @PreDestroy
  void close() {
    shutDown.run();
    executor.shutdownNow();
  }
}
