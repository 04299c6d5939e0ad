package com.kameleoon.destination.system.cluster;

import com.kameleoon.destination.local.suite.Home;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// The programs of the cluster stories: Helm 3, Helm 4 and kubectl, and the project's own scripts.
public final class Tools {
  private static final Path FOLDER = Home.folder().resolve("target").resolve("cluster-tools");
  private static final Map<String, String> ENVIRONMENT =
      Map.of("KAMELEOON_NO_BUILD", "yes", "JAVA_HOME", System.getProperty("java.home"));

  private Tools() {}

  /// A script of the project, with enough time to fetch or compile what it needs.
  public static Command scripts() {
    return new Command(ENVIRONMENT, Duration.ofMinutes(75));
  }

  /// Installs the programs, once for every change of their versions.
  public static void install() {
    scripts().run(List.of("cluster/install-tools"), "");
  }

  public static String helm3() {
    return FOLDER.resolve("bin").resolve("helm3").toString();
  }

  public static String helm4() {
    return FOLDER.resolve("bin").resolve("helm4").toString();
  }

  public static String kubectl() {
    return FOLDER.resolve("bin").resolve("kubectl").toString();
  }

  /// Where the npm packages are.
  public static Path packages() {
    return FOLDER.resolve("node_modules");
  }
}
