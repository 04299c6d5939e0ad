package com.kameleoon.destination.local;

import com.kameleoon.destination.local.send.FrontDoorClosed;
import com.kameleoon.destination.local.suite.CannotStart;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// What `./start` runs.
@Command(name = "./start")
public final class Start implements Callable<Integer> {
  private static final int FAILED = 1;
  private static final int WRONG_OPTION = 2;

  @Option(names = "--destination")
  private @Nullable Path destination;

  @Option(names = "--events")
  private @Nullable Path events;

  @Option(names = "--no-events")
  private boolean noEvents;

  @Option(names = "--data")
  private @Nullable Path data;

  @Option(names = "--port")
  private int port = 8080;

  private Start() {}

  public static void main(String[] args) {
    if (List.of(args).contains("--help") || List.of(args).contains("-h")) {
      System.out.print(usage());
      return;
    }
    System.exit(
        new CommandLine(new Start())
            .setParameterExceptionHandler(Start::wrongOption)
            .setExecutionExceptionHandler((failure, _, _) -> failed(failure))
            .execute(args));
  }

  @Override
  public Integer call() {
    return new Session(new Plan(destination, events, noEvents, data, port), System.out).run();
  }

  private static int wrongOption(CommandLine.ParameterException wrong, String[] args) {
    System.err.println(wrong.getMessage() + " (./start --help lists the options)");
    return WRONG_OPTION;
  }

  /// What a person can put right is said in a sentence; anything else is a defect and shows itself.
  private static int failed(Exception failure) throws Exception {
    if (failure instanceof CannotStart || failure instanceof FrontDoorClosed) {
      System.err.println(failure.getMessage());
      return FAILED;
    }
    throw failure;
  }

  private static String usage() {
    try (InputStream text = Start.class.getResourceAsStream("usage.txt")) {
      if (text == null) {
        throw new IllegalStateException("usage.txt is missing from the jar");
      }
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
