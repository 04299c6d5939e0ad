package com.kameleoon.destination.kd.remote;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `kd tail`: asks for what is newer, again and again.
@Command(
    name = "tail",
    description = "Shows events as they pass, until it is interrupted.",
    footer = {"", "An event is shown with what is known of it at that moment; PENDING is usual."})
public final class TailCommand implements Callable<Integer> {
  /// Replicas' clocks differ, and a commit may come a little after its time.
  private static final Duration OVERLAP = Duration.ofSeconds(10);

  private static final int PAGE = 500;

  private final Clock clock;

  @Spec private CommandSpec command = CommandSpec.create();

  @Mixin private Remote remote = new Remote();

  @Option(names = "--type", description = "Only track, page, screen, identify, group or alias.")
  private @Nullable String type;

  @Option(names = "--name", description = "Only events of this name.")
  private @Nullable String name;

  @Option(names = "--user", description = "Only events of this userId or anonymousId.")
  private @Nullable String user;

  @Option(names = "--json", description = "One JSON object per line.")
  private boolean json;

  @Option(
      names = "--for",
      paramLabel = "SECONDS",
      description = "Stop after this time; unless written, never.")
  private long seconds = Long.MAX_VALUE / 2;

  @Option(
      names = "--pause",
      paramLabel = "MILLISECONDS",
      defaultValue = "1000",
      description = "Between two questions; ${DEFAULT-VALUE} unless written.")
  private long pause = 1000;

  public TailCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = command.commandLine().getOut();
    long end = clock.millis() / 1000 + seconds;
    Instant begin = clock.instant();
    Instant since = begin;
    Set<String> seen = new HashSet<>();
    do {
      Instant asked = clock.instant();
      for (JsonNode event : newer(since.minus(OVERLAP))) {
        boolean fresh = !Instant.parse(event.path("receivedAt").asText()).isBefore(begin);
        if (fresh && seen.add(event.path("id").asText())) {
          out.println(json ? event.toString() : EventLines.line(event));
        }
      }
      since = asked;
      if (out.checkError()) {
        return 0;
      }
      Thread.sleep(pause);
    } while (clock.millis() / 1000 < end);
    return 0;
  }

  /// The oldest first; all pages, so that a burst is not cut.
  private List<JsonNode> newer(Instant since) {
    List<JsonNode> events = new ArrayList<>();
    Map<String, String> query = new TreeMap<>();
    query.put("since", since.toString());
    query.put("limit", Integer.toString(PAGE));
    put(query, "type", type);
    put(query, "name", name);
    put(query, "user", user);
    JsonNode page;
    do {
      page = remote.get("/api/v1/events", query);
      page.path("events").forEach(events::add);
      put(query, "before", page.hasNonNull("next") ? page.path("next").asText() : null);
    } while (page.hasNonNull("next") && !page.path("events").isEmpty());
    return events.reversed();
  }

  private static void put(Map<String, String> query, String name, @Nullable String value) {
    if (value != null) {
      query.put(name, value);
    }
  }
}
