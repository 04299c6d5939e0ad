package com.kameleoon.destination.account.call;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/// Keeps the first bytes of an answer's body and hangs up on the rest, so that no answer, however
/// long, costs memory.
final class FirstBytes implements HttpResponse.BodySubscriber<String> {
  /// A page of two hundred goals, with room to spare.
  private static final int MOST = 16 << 20;

  /// Of an error only its message is shown.
  private static final int MOST_OF_AN_ERROR = 64 << 10;

  private final int most;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private final CompletableFuture<String> body = new CompletableFuture<>();
  private Optional<Flow.Subscription> subscription = Optional.empty();

  private FirstBytes(int most) {
    this.most = most;
  }

  static HttpResponse.BodyHandler<String> of() {
    return head -> new FirstBytes(head.statusCode() / 100 == 2 ? MOST : MOST_OF_AN_ERROR);
  }

  @Override
  public CompletionStage<String> getBody() {
    return body;
  }

  @Override
  public void onSubscribe(Flow.Subscription begun) {
    subscription = Optional.of(begun);
    begun.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      byte[] bytes = new byte[Math.min(buffer.remaining(), most - kept.size())];
      buffer.get(bytes);
      kept.writeBytes(bytes);
    }
    if (kept.size() == most) {
      subscription.ifPresent(Flow.Subscription::cancel);
      onComplete();
    }
  }

  @Override
  public void onError(Throwable failure) {
    body.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    body.complete(kept.toString(StandardCharsets.UTF_8));
  }
}
