package com.kameleoon.destination.ingest.function;

import com.kameleoon.destination.ingest.function.http.FetchAnswer;
import com.kameleoon.destination.ingest.function.http.FetchRequest;
import com.kameleoon.destination.ingest.function.http.Fetcher;
import com.kameleoon.destination.model.function.AllowedHost;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.graalvm.polyglot.proxy.ProxyObject;
import org.jspecify.annotations.Nullable;

/// The host's side of the globals that the prelude provides. Everything in and out is a text or a
/// number; none of it throws.
final class HostCalls {
  private final PendingWork work;
  private final Fetcher fetcher;
  private final List<AllowedHost> allowedHosts;

  HostCalls(PendingWork work, Fetcher fetcher, List<AllowedHost> allowedHosts) {
    this.work = work;
    this.fetcher = fetcher;
    this.allowedHosts = allowedHosts;
  }

  ProxyObject forPrelude() {
    Map<String, Object> calls =
        Map.of(
            "timer", (ProxyExecutable) this::timer,
            "cancelTimer", (ProxyExecutable) this::cancelTimer,
            "fetch", (ProxyExecutable) this::fetch,
            "digest", (ProxyExecutable) HostCalls::digest,
            "uuid", (ProxyExecutable) _ -> UUID.randomUUID().toString(),
            "base64", (ProxyExecutable) HostCalls::base64);
    return ProxyObject.fromMap(calls);
  }

  private Object timer(Value... arguments) {
    Value callback = arguments[1];
    return work.addTimer(arguments[0].asDouble(), callback::executeVoid);
  }

  private Object cancelTimer(Value... arguments) {
    work.cancelTimer((int) arguments[0].asDouble());
    return 0;
  }

  private Object fetch(Value... arguments) {
    FetchRequest request =
        new FetchRequest(
            arguments[0].asString(),
            arguments[1].asString(),
            arguments[2].asString(),
            arguments[3].isNull() ? null : arguments[3].asString());
    Value accept = arguments[4];
    Value refuse = arguments[5];
    boolean started =
        work.startRequest(ticket -> {
          FetchAnswer answer = fetcher.fetch(request, allowedHosts);
          ticket.complete(() -> hand(answer, accept, refuse));
        });
    if (!started) {
      refuse.executeVoid("fetch was called too often for one event");
    }
    return 0;
  }

  private static void hand(FetchAnswer answer, Value accept, Value refuse) {
    switch (answer) {
      case FetchAnswer.Received(String json) -> accept.executeVoid(json);
      case FetchAnswer.Refused(String message) -> refuse.executeVoid(message);
    }
  }

  private static @Nullable Object digest(Value... arguments) {
    String key = arguments[1].isNull() ? null : arguments[1].asString();
    return Digests.digest(
            arguments[0].asString(), key, arguments[2].asString(), arguments[3].asString())
        .orElse(null);
  }

  private static @Nullable Object base64(Value... arguments) {
    return Digests.base64(arguments[0].asString(), arguments[1].asString()).orElse(null);
  }
}
