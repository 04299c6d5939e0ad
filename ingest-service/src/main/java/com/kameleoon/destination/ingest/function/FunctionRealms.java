package com.kameleoon.destination.ingest.function;

import com.kameleoon.destination.ingest.function.http.Fetcher;
import com.kameleoon.destination.model.function.FunctionLimits;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The warm realms of one function thread, the least recently used one given up first.
final class FunctionRealms {
  private static final int MOST_REALMS = 12;
  private static final FunctionLimits LOADING =
      new FunctionLimits(Duration.ofSeconds(30), Long.MAX_VALUE, 512L * 1024 * 1024);

  private final Fetcher fetcher;
  private final Map<FunctionProgram, FunctionRealm> realms = new LinkedHashMap<>(16, 0.75f, true);

  FunctionRealms(Fetcher fetcher) {
    this.fetcher = fetcher;
  }

  /// The program's realm with its code loaded.
  ///
  /// @param watched told when the code is about to be loaded
  FunctionRealm ready(FunctionProgram program, Consumer<Watch> watched) {
    FunctionRealm warm = realms.get(program);
    if (warm != null && !warm.isSpent()) {
      return warm;
    }
    discard(program);
    makeRoom();
    FunctionRealm fresh = new FunctionRealm(program, fetcher);
    realms.put(program, fresh);
    watched.accept(Watch.start(fresh.context(), LOADING));
    fresh.load();
    return fresh;
  }

  void discard(FunctionProgram program) {
    close(realms.remove(program));
  }

  void discardAll() {
    realms.values().forEach(FunctionRealms::close);
    realms.clear();
  }

  private void makeRoom() {
    if (realms.size() >= MOST_REALMS) {
      discard(realms.keySet().iterator().next());
    }
  }

  private static void close(@Nullable FunctionRealm realm) {
    if (realm != null) {
      realm.close();
    }
  }
}
