package com.kameleoon.destination.local;

import com.kameleoon.destination.local.send.EventSender;
import com.kameleoon.destination.local.send.FrontDoor;
import com.kameleoon.destination.local.send.SendTally;
import com.kameleoon.destination.local.suite.CannotStart;
import com.kameleoon.destination.local.suite.DestinationFile;
import com.kameleoon.destination.local.suite.RunFolder;
import com.kameleoon.destination.local.suite.Service;
import com.kameleoon.destination.local.suite.ServiceProcess;
import com.kameleoon.destination.local.suite.Suite;
import com.kameleoon.destination.local.suite.SuiteSettings;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// One run of `./start`, from reading the files to Ctrl-C.
final class Session {
  private static final int AT_ONCE = 16;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Plan plan;
  private final PrintStream out;
  private final Running running = new Running();

  Session(Plan plan, PrintStream out) {
    this.plan = plan;
    this.out = out;
  }

  /// Never returns: Ctrl-C ends the JVM, and [CannotStart] is thrown when a service ends by itself.
  int run() {
    Optional<Path> events = plan.events();
    DestinationFile destination = DestinationFile.read(plan.destination());
    destination.warnings().forEach(warning -> out.println("Warning: " + warning));
    plan.ports().refuseBusy();
    SuiteSettings settings = SuiteSettings.of(destination, plan.run(), plan.ports());
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(settings.run()), "stop"));
    Suite suite = running.start(settings, out);
    out.println("Segment's libraries can send to " + suite.url(Service.INGEST) + " now.");
    events.ifPresent(file -> send(suite, file));
    new Hints(suite, out).print(events);
    out.println("What became of every event, and why: " + suite.url(Service.INGEST) + "/console");
    out.println("  its token: " + settings.run().consoleToken());
    out.println("Logs are in " + settings.run().logs() + ". Ctrl-C stops everything.");
    return stayUp(suite);
  }

  private void send(Suite suite, Path file) {
    DestinationFile destination = suite.settings().destination();
    FrontDoor door = new FrontDoor(suite.url(Service.INGEST), destination.writeKey(), PATIENCE);
    SendTally tally = new SendTally();
    try (Progress progress = Progress.over(file, tally, out)) {
      new EventSender(door, AT_ONCE).send(file, tally.andThen(_ -> progress.show()));
    }
    Figures figures = new Figures(suite);
    if (!Drain.await(figures, PATIENCE)) {
      out.println("Some deliveries are still pending; the figures are those of now.");
    }
    new Report(figures, out).print(tally);
  }

  private int stayUp(Suite suite) {
    ServiceProcess ended = running.untilOneEnds(suite);
    throw new CannotStart(
        ended.service().module() + " has ended by itself; its log ends so:\n" + ended.endOfLog());
  }

  private void stop(RunFolder run) {
    running.stop();
    if (!plan.isKept()) {
      run.delete();
    }
  }
}
