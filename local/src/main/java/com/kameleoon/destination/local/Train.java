package com.kameleoon.destination.local;

import com.kameleoon.destination.local.suite.AotTraining;
import com.kameleoon.destination.local.suite.DestinationFile;
import com.kameleoon.destination.local.suite.Ports;
import com.kameleoon.destination.local.suite.RunFolder;
import com.kameleoon.destination.local.suite.SuiteSettings;
import java.nio.file.Path;

/// Makes the services' class caches for a container image, with the JVM that runs this: `./images`
/// starts it over a staged copy of the jars. Prints the options that the caches are made with.
public final class Train {
  private Train() {}

  /// @param arguments the resource to start the services with
  public static void main(String[] arguments) {
    RunFolder folder = RunFolder.temporary();
    SuiteSettings settings =
        SuiteSettings.of(DestinationFile.read(Path.of(arguments[0])), folder, Ports.free());
    AotTraining.run(settings);
    folder.delete();
    System.out.println(String.join(" ", settings.javaOptions()));
    if (!AotTraining.isDone(settings)) {
      System.err.println("A service wrote no class cache: ./start shows why.");
      System.exit(1);
    }
  }
}
