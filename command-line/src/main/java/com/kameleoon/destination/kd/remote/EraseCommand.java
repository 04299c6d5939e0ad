package com.kameleoon.destination.kd.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `kd erase`.
@Command(
    name = "erase",
    description = "Erases a user everywhere, waits for it, and shows the proof.",
    footer = {"", "Exit code: 0 nothing is left, 1 it still runs, 2 it was refused."})
public final class EraseCommand implements Callable<Integer> {
  private static final long PAUSE_MILLIS = 1000;

  @Spec private CommandSpec command = CommandSpec.create();

  @Mixin private Remote remote = new Remote();

  @Parameters(
      arity = "1..100",
      paramLabel = "ID",
      description = "User ids, anonymous ids or visitor codes of one user.")
  private List<String> ids = List.of();

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      defaultValue = "600",
      description = "At most; ${DEFAULT-VALUE} unless written. 0: do not wait.")
  private long wait = 600;

  @Override
  public Integer call() throws InterruptedException {
    ObjectNode asked = JsonNodeFactory.instance.objectNode();
    ArrayNode list = asked.putArray("ids");
    ids.forEach(list::add);
    JsonNode erasure = remote.post("/api/v1/erasures", asked);
    String path = "/api/v1/erasures/" + erasure.path("id").asText();
    for (long waited = 0; waited < wait && !isDone(erasure); waited++) {
      Thread.sleep(PAUSE_MILLIS);
      erasure = remote.get(path, Map.of());
    }
    PrintWriter out = command.commandLine().getOut();
    out.println(erasure.toPrettyString());
    out.flush();
    return isDone(erasure) ? 0 : 1;
  }

  private static boolean isDone(JsonNode erasure) {
    return erasure.path("state").asText().equals("DONE");
  }
}
