package com.kameleoon.destination.local.suite;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The project's folder: where the services' jars are.
public final class Home {
  private Home() {}

  /// `KAMELEOON_HOME`, which `./start` sets; else the folder above this class that has the modules.
  public static Path folder() {
    String set = System.getenv("KAMELEOON_HOME");
    return set != null && !set.isEmpty() ? Path.of(set) : above(codeLocation());
  }

  private static Path above(Path place) {
    for (Path folder = place; folder != null; folder = folder.getParent()) {
      if (Files.isDirectory(folder.resolve(Service.INGEST.module()))) {
        return folder;
      }
    }
    throw new CannotStart("The project's folder was not found: set KAMELEOON_HOME to it.");
  }

  private static Path codeLocation() {
    try {
      return Path.of(Home.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
