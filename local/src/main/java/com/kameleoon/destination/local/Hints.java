package com.kameleoon.destination.local;

import com.kameleoon.destination.local.suite.Service;
import com.kameleoon.destination.local.suite.Suite;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;

/// Commands to paste into another terminal; secrets are read from files, so none is printed.
final class Hints {
  private final Suite suite;
  private final PrintStream out;

  Hints(Suite suite, PrintStream out) {
    this.suite = suite;
    this.out = out;
  }

  /// @param events where the ids of the examples come from
  void print(Optional<Path> events) {
    out.println("Try, in another terminal:");
    String token = suite.settings().run().serviceTokenFile().toString();
    say(
        "The goals, and what counted for them",
        "curl -s -H \"Authorization: Bearer $(cat '%s')\" '%s/v1/goals?limit=20'"
            .formatted(token, suite.url(Service.GOAL)));
    say(
        "The newest conversions",
        "curl -s -H \"Authorization: Bearer $(cat '%s')\" '%s/v1/conversions?limit=3'"
            .formatted(token, suite.url(Service.GOAL)));
    ExampleIds ids = events.map(ExampleIds::of).orElse(ExampleIds.NONE);
    ids.identified()
        .ifPresent(id -> sayMap("What Kameleoon knows of one shopper", "IDENTIFY_" + id));
    ids.inAudience().ifPresent(id -> sayMap("The audiences of another", "COHORTS_" + id));
    sayMap("All audiences", "common");
    say(
        "One more event",
        "curl -s -u \"$(cat '%s'):\" -H 'Content-Type: application/json' -d '%s' '%s/v1/track'"
            .formatted(suite.settings().writeKeyFile(), event(), suite.url(Service.INGEST)));
    out.println();
  }

  private static String event() {
    return "{\"event\":\"Lamp Switched On\",\"anonymousId\":\"me\","
        + "\"properties\":{\"kameleoonVisitorCode\":\"visitor123456789\"}}";
  }

  private void sayMap(String meaning, String key) {
    String sitecode = suite.settings().destination().sitecode();
    String url = suite.url(Service.REMOTE_DATA).toString();
    say(meaning, "curl -s '%s/map/map?siteCode=%s&key=%s'".formatted(url, sitecode, key));
  }

  private void say(String meaning, String command) {
    out.println("  # " + meaning);
    out.println("  " + command);
  }
}
