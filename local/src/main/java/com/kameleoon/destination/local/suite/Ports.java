package com.kameleoon.destination.local.suite;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The six ports of a suite, all on loopback: `first` is the front door, the next two are
/// remotedata-service and goal-service, and each service's management port is ten above its own.
public record Ports(int first) {
  private static final int MANAGEMENT = 10;
  private static final int HIGHEST = 65_535;

  public Ports {
    if (first < 1 || first + MANAGEMENT + Service.values().length - 1 > HIGHEST) {
      throw new CannotStart("--port must be between 1 and 65523: six ports from there are used.");
    }
  }

  /// Six ports that are free now.
  public static Ports free() {
    return IntStream.generate(() -> ThreadLocalRandom.current().nextInt(20_000, 32_000))
        .mapToObj(Ports::new)
        .limit(1_000)
        .filter(ports -> ports.busy().isEmpty())
        .findFirst()
        .orElseThrow(
            () -> new CannotStart("No six free ports were found between 20000 and 32000."));
  }

  public int of(Service service) {
    return first + service.ordinal();
  }

  public int management(Service service) {
    return first + MANAGEMENT + service.ordinal();
  }

  /// The ports of these six on which something listens already.
  public List<Integer> busy() {
    return Arrays.stream(Service.values())
        .flatMap(service -> Stream.of(of(service), management(service)))
        .filter(Ports::isBusy)
        .sorted()
        .toList();
  }

  /// Throws [CannotStart] where one of the six is in use.
  public void refuseBusy() {
    List<Integer> busy = busy();
    if (!busy.isEmpty()) {
      throw new CannotStart(
          "Port %d is in use: stop what listens there, or choose others with --port."
              .formatted(busy.getFirst()));
    }
  }

  private static boolean isBusy(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return false;
    } catch (IOException e) {
      return true;
    }
  }
}
