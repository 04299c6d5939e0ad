package com.kameleoon.destination.goal.catalog;

import com.kameleoon.destination.goal.TestDatabase;
import com.kameleoon.destination.goal.TestService;
import com.kameleoon.destination.goal.forward.Forwarder;
import com.kameleoon.destination.model.wire.AccountSettings;
import com.kameleoon.destination.model.wire.GoalSettings;
import com.kameleoon.destination.standin.StandIn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/// Replicas on one database and one account, all in stepped time; they work only when told to.
final class CloudReplicas implements AutoCloseable {
  final SteppedTime time = new SteppedTime();
  final TestDatabase database = TestDatabase.create();
  final StandIn account = StandIn.start("abcdefghij", time);
  final List<TestService> replicas = new ArrayList<>();

  CloudReplicas(int count) {
    for (int i = 0; i < count; i++) {
      TestService replica = TestService.start(database.url(), time);
      replica.bean(GoalCreator.class).stop();
      replica.bean(Forwarder.class).stop();
      replicas.add(replica);
    }
    use(TestService.cloud(account));
  }

  void use(GoalSettings settings) {
    replicas.forEach(replica -> replica.use(account, settings));
    time.step(Duration.ofSeconds(2));
  }

  /// The account is only read from now on.
  void useDryRun() {
    use(true, 0);
  }

  /// Conversions wait that long for others from now on.
  void useGathering(Duration longest) {
    use(false, longest.toMillis());
  }

  private void use(boolean dryRun, long gatherMillis) {
    GoalSettings usual = TestService.cloud(account);
    AccountSettings now = usual.account();
    AccountSettings changed =
        new AccountSettings(
            now.mode(),
            now.apiKeyFile(),
            now.automationUrl(),
            now.dataUrl(),
            now.mapUrl(),
            null,
            null,
            dryRun,
            gatherMillis);
    use(
        new GoalSettings(
            1,
            usual.sitecode(),
            usual.convention(),
            usual.visitorCodeFallback(),
            usual.currency(),
            usual.mode(),
            null,
            changed,
            usual.creation(),
            usual.metadata(),
            null,
            usual.aliases(),
            usual.customData()));
  }

  TestService first() {
    return replicas.getFirst();
  }

  /// Every replica creates what it may and sends what it can, all at the same moment.
  void work() {
    together(CloudReplicas::turn);
  }

  /// All replicas at the same moment.
  void together(Consumer<TestService> what) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      for (TestService replica : replicas) {
        running.add(threads.submit(() -> what.accept(replica)));
      }
      for (Future<?> future : running) {
        future.get();
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void turn(TestService replica) {
    replica.bean(GoalCreator.class).createDue();
    Forwarder forwarder = replica.bean(Forwarder.class);
    for (int i = 0; i < 50 && forwarder.forwardDue().isZero(); i++) {}
  }

  /// Works and steps until nothing waits; answers the time that this took.
  Duration drain(Duration step, int most) {
    var began = time.instant();
    long before = waiting();
    for (int i = 0; i < most && before > 0; i++) {
      work();
      long after = waiting();
      time.step(after < before ? step : step.multipliedBy(6));
      before = after;
    }
    return Duration.between(began, time.instant());
  }

  /// Goals that wait, and conversions on their way.
  long waiting() {
    return database.number("select count(*) from goal where state = 'WAITING'")
        + database.number("select count(*) from forwarding where state <> 'X'");
  }

  @Override
  public void close() {
    replicas.forEach(TestService::close);
    account.close();
  }
}
