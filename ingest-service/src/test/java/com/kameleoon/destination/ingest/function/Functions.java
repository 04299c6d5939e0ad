package com.kameleoon.destination.ingest.function;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kameleoon.destination.ingest.function.http.AddressRule;
import com.kameleoon.destination.ingest.function.http.Fetcher;
import com.kameleoon.destination.ingest.function.http.HostResolver;
import com.kameleoon.destination.model.event.SegmentEvent;
import com.kameleoon.destination.model.function.FunctionFailure;
import com.kameleoon.destination.model.function.FunctionLimits;
import com.kameleoon.destination.model.function.FunctionOutcome;
import com.kameleoon.destination.model.function.InsertFunction;
import com.kameleoon.destination.model.spec.MissingHandler;
import com.kameleoon.destination.model.spec.OnError;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;

/// Insert functions and events for tests. One runtime for the whole JVM: the engine takes a second
/// to start.
final class Functions {
  static final SimpleMeterRegistry METERS = new SimpleMeterRegistry();
  static final FunctionRuntime RUNTIME =
      new FunctionRuntime(METERS, new Fetcher(HostResolver.SYSTEM, AddressRule.PUBLIC));

  /// Generous, for what is expected to end by itself.
  private static final FunctionLimits LIMITS =
      new FunctionLimits(Duration.ofSeconds(60), Long.MAX_VALUE, 256L * 1024 * 1024);

  private static final ObjectMapper JSON = new ObjectMapper();

  private Functions() {}

  static InsertFunction function(String code) {
    return function(code, LIMITS);
  }

  static InsertFunction function(String code, FunctionLimits limits) {
    return new InsertFunction(
        "fn", code, object("{}"), limits, List.of(), OnError.DEAD_LETTER, MissingHandler.PASS);
  }

  static InsertFunction with(String code, OnError onError, MissingHandler missing) {
    return new InsertFunction("fn", code, object("{}"), LIMITS, List.of(), onError, missing);
  }

  static InsertFunction withSettings(String code, String settings) {
    return new InsertFunction(
        "fn", code, object(settings), LIMITS, List.of(), OnError.DEAD_LETTER, MissingHandler.PASS);
  }

  static FunctionLimits seconds(int seconds) {
    return new FunctionLimits(Duration.ofSeconds(seconds), Long.MAX_VALUE, 256L * 1024 * 1024);
  }

  static FunctionLimits statements(long statements) {
    return new FunctionLimits(Duration.ofSeconds(60), statements, 256L * 1024 * 1024);
  }

  static FunctionLimits megabytes(long megabytes) {
    return new FunctionLimits(Duration.ofSeconds(60), Long.MAX_VALUE, megabytes * 1024 * 1024);
  }

  static FunctionChain chain(InsertFunction... functions) {
    return RUNTIME.chain(List.of(functions));
  }

  static SegmentEvent track() {
    return event("{\"type\":\"track\",\"event\":\"Signed Up\",\"messageId\":\"m1\"}");
  }

  static SegmentEvent event(String json) {
    return new SegmentEvent(object(json));
  }

  /// What the body of `onTrack` makes of an ordinary event.
  static FunctionOutcome onTrack(String body) {
    return chain(function("function onTrack(event, settings) {" + body + "}")).apply(track());
  }

  static ObjectNode returned(FunctionOutcome outcome) {
    if (outcome instanceof FunctionOutcome.Returned(ObjectNode event)) {
      return event;
    }
    throw new AssertionError(outcome);
  }

  static FunctionFailure failure(FunctionOutcome outcome) {
    if (outcome instanceof FunctionOutcome.Failed failed) {
      return failed.failure();
    }
    throw new AssertionError(outcome);
  }

  private static ObjectNode object(String json) {
    try {
      return (ObjectNode) JSON.readTree(json);
    } catch (JsonProcessingException broken) {
      throw new AssertionError(broken);
    }
  }
}
