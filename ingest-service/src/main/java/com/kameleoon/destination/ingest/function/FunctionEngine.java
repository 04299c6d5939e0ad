package com.kameleoon.destination.ingest.function;

import com.kameleoon.destination.model.function.FunctionLimits;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.EnvironmentAccess;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.PolyglotAccess;
import org.graalvm.polyglot.ResourceLimits;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.io.IOAccess;

/// The JavaScript engine of this process. The first function starts it, in about a second; a
/// destination without functions never loads it.
final class FunctionEngine {
  static final String LANGUAGE = "js";
  static final Source PRELUDE = prelude();

  private static final String CACHE_PROPERTY = "polyglot.engine.userResourceCache";
  private static final Map<String, String> OPTIONS =
      Map.ofEntries(
          Map.entry("js.allow-eval", "false"),
          Map.entry("js.atomics", "false"),
          Map.entry("js.bigint", "false"),
          Map.entry("js.console", "false"),
          Map.entry("js.graal-builtin", "false"),
          Map.entry("js.java-package-globals", "false"),
          Map.entry("js.load", "false"),
          Map.entry("js.locale", "en-US"),
          Map.entry("js.max-apply-argument-length", "100000"),
          Map.entry("js.max-typed-array-length", "8388608"),
          Map.entry("js.polyglot-builtin", "false"),
          Map.entry("js.print", "false"),
          Map.entry("js.shared-array-buffer", "false"),
          Map.entry("js.string-length-limit", "2000000"),
          Map.entry("js.text-encoding", "true"),
          Map.entry("js.timezone", "UTC"));

  private FunctionEngine() {}

  /// A new, empty world without a way out of it. Nothing of the host is reachable but what the
  /// prelude is handed.
  static Context context(FunctionLimits limits) {
    return Context.newBuilder(LANGUAGE)
        .engine(Holder.ENGINE)
        .allowExperimentalOptions(true)
        .allowHostAccess(HostAccess.NONE)
        .allowPolyglotAccess(PolyglotAccess.NONE)
        .allowEnvironmentAccess(EnvironmentAccess.NONE)
        .allowIO(IOAccess.NONE)
        .allowCreateThread(false)
        .allowCreateProcess(false)
        .allowNativeAccess(false)
        .allowHostClassLoading(false)
        .resourceLimits(
            ResourceLimits.newBuilder()
                .statementLimit(limits.statements(), FunctionEngine::isCounted)
                .build())
        .options(OPTIONS)
        .build();
  }

  static Source source(String name, String code) {
    return Source.newBuilder(LANGUAGE, code, name).buildLiteral();
  }

  private static boolean isCounted(Source source) {
    return !source.isInternal();
  }

  private static Source prelude() {
    try (InputStream file = FunctionEngine.class.getResourceAsStream("prelude.js")) {
      if (file == null) {
        throw new IllegalStateException("prelude.js is not in the jar");
      }
      String code = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      return Source.newBuilder(LANGUAGE, code, "prelude.js").internal(true).buildLiteral();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /// Loads the engine on first use.
  private static final class Holder {
    static final Engine ENGINE = start();

    private static Engine start() {
      // The engine unpacks a small library; a container's home folder is often read-only.
      if (System.getProperty(CACHE_PROPERTY) == null) {
        System.setProperty(CACHE_PROPERTY, System.getProperty("java.io.tmpdir"));
      }
      return Engine.newBuilder(LANGUAGE)
          .allowExperimentalOptions(true)
          .option("engine.WarnInterpreterOnly", "false")
          .out(OutputStream.nullOutputStream())
          .err(OutputStream.nullOutputStream())
          .build();
    }
  }
}
