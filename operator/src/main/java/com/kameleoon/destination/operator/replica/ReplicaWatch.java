package com.kameleoon.destination.operator.replica;

import com.kameleoon.destination.operator.resource.Owner;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks every replica what it runs: often while a change is under way, seldom otherwise. A
/// destination is reconciled only when an answer is new.
public final class ReplicaWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ReplicaWatch.class);
  private static final Duration TICK = Duration.ofMillis(500);

  private final Replicas client;
  private final Pods pods;
  private final InstantSource clock;
  private final Map<Key, Watched> watched = new ConcurrentHashMap<>();
  private final Map<Key, Boolean> running = new ConcurrentHashMap<>();
  private final ExecutorService visits = Executors.newVirtualThreadPerTaskExecutor();
  private volatile Listener listener = new Nobody();

  public ReplicaWatch(Replicas client, Pods pods, InstantSource clock) {
    this.client = client;
    this.pods = pods;
    this.clock = clock;
  }

  /// A destination.
  public record Key(String namespace, String name) {}

  /// Who wants to know.
  public interface Listener {
    /// Whether the destination is still there; one that is not is asked no more.
    boolean knows(Key destination);

    /// An answer is new.
    void hear(Key destination);

    /// The destination is gone.
    void forget(Key destination);
  }

  /// Before anybody listens.
  private record Nobody() implements Listener {
    @Override
    public boolean knows(Key destination) {
      return true;
    }

    @Override
    public void hear(Key destination) {}

    @Override
    public void forget(Key destination) {}
  }

  /// Begins to ask.
  public void start(Listener interested) {
    listener = interested;
    Thread.ofVirtual().name("replica-watch").start(this::run);
  }

  /// What a destination's replicas are to run from now on.
  public void follow(Following following) {
    watched
        .computeIfAbsent(
            new Key(following.namespace(), following.destination()), _ -> new Watched(following))
        .follow(following);
  }

  /// What each pod said last, by its uid.
  public Map<String, Answer> answers(Owner owner) {
    return Optional.ofNullable(watched.get(new Key(owner.namespace(), owner.name())))
        .map(Watched::answers)
        .orElse(Map.of());
  }

  public Optional<Delivery> delivery(Owner owner) {
    return Optional.ofNullable(watched.get(new Key(owner.namespace(), owner.name())))
        .flatMap(Watched::delivery);
  }

  private void run() {
    try {
      while (!visits.isShutdown()) {
        watched.forEach(this::visit);
        Thread.sleep(TICK);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /// One destination that hangs does not keep the others.
  private void visit(Key key, Watched destination) {
    if (destination.isDue(clock.instant())
        && running.putIfAbsent(key, true) == null
        && !visits.isShutdown()) {
      visits.execute(() -> visitNow(key, destination));
    }
  }

  private void visitNow(Key key, Watched destination) {
    try {
      if (listener.knows(key)) {
        ask(key, destination);
      } else {
        watched.remove(key);
        listener.forget(key);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException failed) {
      LOG.atWarn()
          .addKeyValue("destination", key)
          .addKeyValue("reason", failed.getMessage())
          .log("The replicas cannot be asked; they are asked again.");
    } finally {
      running.remove(key);
    }
  }

  private void ask(Key key, Watched destination) throws InterruptedException {
    List<Pod> found =
        pods.of(key.namespace(), key.name()).stream().filter(PodFacts::isReplica).toList();
    if (destination.tick(found, new Watched.Visit(client, pods, clock.instant()))) {
      listener.hear(key);
    }
  }

  @Override
  public void close() {
    visits.shutdownNow();
  }
}
