package com.kameleoon.destination.standin;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Random;

/// What is to go wrong, by command: for the next calls, or for a share of all.
public final class Faults {
  private record Planned(String path, Fault fault) {}

  private final Deque<Planned> next = new ArrayDeque<>();
  private Random random = new Random(1);
  private double share;
  private Fault[] shared = {};
  private boolean down;

  /// The next `times` calls of a path that begins so fail in that way.
  public synchronized void next(int times, String path, Fault fault) {
    for (int i = 0; i < times; i++) {
      next.add(new Planned(path, fault));
    }
  }

  /// The next calls of a path that begins so fail in these ways, one after the other.
  public synchronized void next(String path, Fault... faults) {
    for (Fault fault : faults) {
      next.add(new Planned(path, fault));
    }
  }

  /// Planned failures that no call has met yet.
  public synchronized int left() {
    return next.size();
  }

  /// This share of all calls fails, in one of these ways; chosen by a seeded chance.
  public synchronized void share(double part, long seed, Fault... faults) {
    share = part;
    random = new Random(seed);
    shared = faults.clone();
  }

  /// Every connection ends without an answer.
  public synchronized void down() {
    down = true;
  }

  public synchronized void up() {
    down = false;
  }

  /// Nothing goes wrong any more.
  public synchronized void none() {
    next.clear();
    share = 0;
    down = false;
  }

  synchronized Optional<Fault> of(String path) {
    if (down) {
      return Optional.of(new Fault.Reset());
    }
    Optional<Planned> planned = next.stream().filter(p -> path.startsWith(p.path())).findFirst();
    if (planned.isPresent()) {
      next.removeFirstOccurrence(planned.get());
      return planned.map(Planned::fault);
    }
    return shared.length > 0 && random.nextDouble() < share
        ? Optional.of(shared[random.nextInt(shared.length)])
        : Optional.empty();
  }
}
