package com.kameleoon.destination.kd.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `kd replay`.
@Command(
    name = "replay",
    description = "Sends discarded or past events through the configuration of now.",
    footer = {
      "",
      "Without ids: the discards of the last day, as far as the options select them. What was",
      "delivered is not sent again, and no conversion counts twice. Exit code: 0 done, 1 it",
      "still runs or was cancelled, 2 it was refused."
    })
public final class ReplayCommand implements Callable<Integer> {
  private static final long PAUSE_MILLIS = 1000;
  private static final String PATH = "/api/v1/replays";

  @Spec private CommandSpec command = CommandSpec.create();

  @Mixin private Remote remote = new Remote();

  @Parameters(arity = "0..1000", paramLabel = "MESSAGE-ID", description = "Exactly these events.")
  private List<String> messageIds = List.of();

  @Option(names = "--reason", description = "Only what ended with this reason.")
  private @Nullable String reason;

  @Option(names = "--name", description = "Only events of this name.")
  private @Nullable String name;

  @Option(names = "--type", description = "Only events of this type.")
  private @Nullable String type;

  @Option(names = "--from", description = "First moment of receipt, as 2026-11-23T08:00:00Z.")
  private @Nullable Instant from;

  @Option(names = "--to", description = "Last moment of receipt.")
  private @Nullable Instant to;

  @Option(names = "--all", description = "Also what was filtered, or delivered in part.")
  private boolean all;

  @Option(names = "--rate", description = "Events in a second; 50 unless written.")
  private @Nullable Integer rate;

  @Option(names = "--dry-run", description = "Only say what it would come to.")
  private boolean dryRun;

  @Option(names = "--no-wait", description = "Begin, and do not wait for the end.")
  private boolean noWait;

  @Option(names = "--cancel", paramLabel = "REPLAY", description = "End this replay.")
  private @Nullable Long cancel;

  @Override
  public Integer call() throws InterruptedException {
    ObjectNode nothing = JsonNodeFactory.instance.objectNode();
    if (cancel != null) {
      return show(remote.post(PATH + "/" + cancel + "/cancel", nothing), 0);
    }
    if (dryRun) {
      return show(remote.post(PATH + "/preview", asked()), 0);
    }
    JsonNode replay = remote.post(PATH, asked());
    while (!noWait && state(replay).equals("RUNNING")) {
      Thread.sleep(PAUSE_MILLIS);
      replay = remote.get(PATH + "/" + replay.path("id").asLong(), Map.of());
      progress(replay);
    }
    return show(replay, state(replay).equals("DONE") ? 0 : 1);
  }

  private ObjectNode asked() {
    ObjectNode asked = JsonNodeFactory.instance.objectNode();
    ObjectNode selection = asked.putObject("selection");
    if (!messageIds.isEmpty()) {
      ArrayNode ids = selection.putArray("messageIds");
      messageIds.forEach(ids::add);
    }
    put(selection, "reason", reason);
    put(selection, "name", name);
    put(selection, "type", type);
    put(selection, "from", from);
    put(selection, "to", to);
    if (all) {
      selection.put("all", true);
    }
    if (rate != null) {
      asked.put("rate", rate);
    }
    return asked;
  }

  private static void put(ObjectNode object, String member, @Nullable Object value) {
    if (value != null) {
      object.put(member, value.toString());
    }
  }

  private void progress(JsonNode replay) {
    long done = 0;
    for (JsonNode part : replay.path("results")) {
      done += part.asLong();
    }
    PrintWriter err = command.commandLine().getErr();
    err.println("%d of %d events".formatted(done, replay.path("total").asLong()));
    err.flush();
  }

  private static String state(JsonNode replay) {
    return replay.path("state").asText();
  }

  private int show(JsonNode answer, int exitCode) {
    PrintWriter out = command.commandLine().getOut();
    out.println(answer.toPrettyString());
    out.flush();
    return exitCode;
  }
}
