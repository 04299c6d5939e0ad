package com.kameleoon.destination.model.compile;

import com.kameleoon.destination.model.function.AllowedHost;
import com.kameleoon.destination.model.function.FunctionLimits;
import com.kameleoon.destination.model.function.InsertFunction;
import com.kameleoon.destination.model.spec.ByteQuantity;
import com.kameleoon.destination.model.spec.DestinationSpec;
import com.kameleoon.destination.model.spec.Dialect;
import com.kameleoon.destination.model.spec.Durations;
import com.kameleoon.destination.model.spec.FunctionSpec;
import com.kameleoon.destination.model.spec.MissingHandler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Everything about insert functions that can be known without a JavaScript engine; what needs one
/// is found by a [com.kameleoon.destination.model.function.FunctionChecker].
final class FunctionRules {
  private static final int MOST_FUNCTIONS = 10;
  private static final int LONGEST_CODE = 1024 * 1024;
  private static final int LONGEST_NAME = 120;
  private static final Duration LONGEST_TIMEOUT = Duration.ofSeconds(60);
  private static final long LEAST_MEMORY = 1024 * 1024;
  private static final long MOST_MEMORY = 1024 * 1024 * 1024;

  private final DestinationSpec spec;
  private final Findings findings;
  private final Set<String> names = new HashSet<>();

  FunctionRules(DestinationSpec spec, Findings findings) {
    this.spec = spec;
    this.findings = findings;
  }

  List<InsertFunction> compile() {
    if (spec.functions().size() > MOST_FUNCTIONS) {
      findings.error(
          "spec.functions",
          "There are %d functions; use at most %d."
              .formatted(spec.functions().size(), MOST_FUNCTIONS));
    }
    List<InsertFunction> functions = new ArrayList<>();
    for (int i = 0; i < spec.functions().size(); i++) {
      functions.add(compile("spec.functions[" + i + "]", spec.functions().get(i)));
    }
    return functions;
  }

  private InsertFunction compile(String path, FunctionSpec function) {
    checkName(path + ".name", function.name());
    return new InsertFunction(
        function.name(),
        code(path, function),
        function.settings(),
        limits(path, function),
        hosts(path + ".fetch.allowedHosts", function.fetch().allowedHosts()),
        function.onError(),
        missingHandler(function));
  }

  private void checkName(String path, String name) {
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      findings.error(path, "A function needs a name of 1 to 120 characters; it is counted by it.");
    } else if (!names.add(name)) {
      findings.error(path, "Two functions are called `%s`; rename one.".formatted(name));
    }
  }

  private String code(String path, FunctionSpec function) {
    String code = function.code();
    if (code == null) {
      findings.error(
          path + ".code",
          function.codeConfigMapRef() == null
              ? "A function needs JavaScript; write `code` or `codeConfigMapRef`."
              : "The ConfigMap has not been read; make it readable for whoever compiles this.");
      return "";
    }
    if (code.length() > LONGEST_CODE) {
      findings.error(path + "." + function.codeField(), "The JavaScript is longer than 1 MiB.");
    }
    return code;
  }

  private FunctionLimits limits(String path, FunctionSpec function) {
    Duration timeout = Durations.parse(function.timeout()).orElse(Duration.ZERO);
    if (timeout.isZero() || timeout.compareTo(LONGEST_TIMEOUT) > 0) {
      findings.error(
          path + ".timeout",
          "`%s` is no duration from 1ms to 60s; Segment's own limit is 5s."
              .formatted(function.timeout()));
    }
    long statements = function.limits().statements();
    if (statements < 1) {
      findings.error(path + ".limits.statements", "`statements` must be at least 1.");
    }
    long memory = ByteQuantity.parse(function.limits().memory()).orElse(0);
    if (memory < LEAST_MEMORY || memory > MOST_MEMORY) {
      findings.error(
          path + ".limits.memory",
          "`%s` is no size from 1Mi to 1Gi; write 64Mi.".formatted(function.limits().memory()));
    }
    return new FunctionLimits(timeout, statements, memory);
  }

  private List<AllowedHost> hosts(String path, List<String> written) {
    List<AllowedHost> hosts = new ArrayList<>();
    for (int i = 0; i < written.size(); i++) {
      Optional<AllowedHost> host = AllowedHost.parse(written.get(i));
      host.ifPresent(hosts::add);
      if (host.isEmpty()) {
        findings.error(
            path + "[" + i + "]",
            ("`%s` is no host that a function may call; write a public name such as"
                    + " api.example.com, *.example.com or api.example.com:8443.")
                .formatted(written.get(i)));
      }
    }
    return hosts;
  }

  private MissingHandler missingHandler(FunctionSpec function) {
    if (function.missingHandler() != null) {
      return function.missingHandler();
    }
    return spec.dialect() == Dialect.COMPAT ? MissingHandler.REJECT : MissingHandler.PASS;
  }
}
