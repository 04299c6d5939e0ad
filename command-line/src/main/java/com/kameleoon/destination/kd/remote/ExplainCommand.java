package com.kameleoon.destination.kd.remote;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `kd explain`.
@Command(
    name = "explain",
    description = "Says what became of an event, step by step; or lists the newest events.")
public final class ExplainCommand implements Callable<Integer> {
  @Spec private CommandSpec command = CommandSpec.create();

  @Mixin private Remote remote = new Remote();

  @Parameters(arity = "0..1", paramLabel = "MESSAGE-ID", description = "The event's messageId.")
  private @Nullable String messageId;

  @Option(names = "--user", description = "List events of this userId or anonymousId.")
  private @Nullable String user;

  @Option(names = "--name", description = "List events of this name.")
  private @Nullable String name;

  @Option(names = "--status", description = "DELIVERED, PENDING, FILTERED or DISCARDED.")
  private @Nullable String status;

  @Option(names = "--limit", defaultValue = "20", description = "${DEFAULT-VALUE} unless written.")
  private int limit = 20;

  @Option(names = "--json", description = "The API's answer as it is.")
  private boolean json;

  @Override
  public Integer call() {
    PrintWriter out = command.commandLine().getOut();
    if (messageId == null) {
      list(out);
    } else {
      JsonNode answer = remote.get("/api/v1/events/" + Remote.escape(messageId), Map.of());
      out.print(json ? answer.toPrettyString() + "\n" : EventLines.explanation(answer));
    }
    out.flush();
    return 0;
  }

  private void list(PrintWriter out) {
    Map<String, String> query = new TreeMap<>(Map.of("limit", Integer.toString(limit)));
    put(query, "user", user);
    put(query, "name", name);
    put(query, "status", status);
    JsonNode answer = remote.get("/api/v1/events", query);
    if (json) {
      out.println(answer.toPrettyString());
    } else {
      answer.path("events").forEach(event -> out.println(EventLines.line(event)));
    }
  }

  private static void put(Map<String, String> query, String name, @Nullable String value) {
    if (value != null) {
      query.put(name, value);
    }
  }
}
