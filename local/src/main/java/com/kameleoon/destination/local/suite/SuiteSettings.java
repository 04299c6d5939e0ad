package com.kameleoon.destination.local.suite;

import com.kameleoon.destination.model.spec.SecretKeyRef;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What a suite is started with.
///
/// @param home the project's folder, with the built services
/// @param destination the resource and its Secrets
/// @param javaOptions options of the three services' JVMs
/// @param training whether the services write class caches instead of using them
/// @param postgresOptions PostgreSQL parameters on top of the usual ones
public record SuiteSettings(
    Path home,
    DestinationFile destination,
    RunFolder run,
    Ports ports,
    List<String> javaOptions,
    Map<String, String> postgresOptions,
    boolean training) {
  private static final List<String> USUAL_JAVA_OPTIONS =
      List.of(
          "-Xmx256m",
          "-Xms24m",
          "-XX:+UseSerialGC",
          // A young generation in which events die young from the start. It grows only with a full
          // collection, and until there is one the old generation fills with what was promoted.
          "-XX:NewSize=12m",
          "-XX:+UseCompactObjectHeaders",
          // What the compilers took while they were busy goes back to the system.
          "-XX:TrimNativeHeapInterval=5000",
          // The second compiler waits for what is used all day, four times as long as usual: what
          // is busy for the second of a start alone is not worth its time.
          "-XX:Tier4InvocationThreshold=20000",
          "-XX:Tier4MinInvocationThreshold=2400",
          "-XX:Tier4CompileThreshold=60000",
          "-XX:Tier4BackEdgeThreshold=160000",
          "-XX:+ExitOnOutOfMemoryError",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  public SuiteSettings {
    javaOptions = List.copyOf(javaOptions);
    postgresOptions = Map.copyOf(postgresOptions);
  }

  /// The usual settings for a destination, below `run`.
  public static SuiteSettings of(DestinationFile destination, RunFolder run, Ports ports) {
    return new SuiteSettings(
        Home.folder(), destination, run, ports, USUAL_JAVA_OPTIONS, Map.of(), false);
  }

  public SuiteSettings withPostgresOptions(Map<String, String> options) {
    return new SuiteSettings(home, destination, run, ports, javaOptions, options, training);
  }

  /// The same with options behind the usual ones.
  public SuiteSettings withMoreJavaOptions(List<String> more) {
    List<String> all = Stream.concat(javaOptions.stream(), more.stream()).toList();
    return new SuiteSettings(home, destination, run, ports, all, postgresOptions, training);
  }

  /// Where the write key of the first source is, for commands that read it.
  public Path writeKeyFile() {
    SecretKeyRef reference = destination.writeKeyReference();
    return run.secrets().resolve(reference.name()).resolve(reference.key());
  }

  SuiteSettings forTraining(RunFolder folder, Ports others) {
    return new SuiteSettings(home, destination, folder, others, javaOptions, postgresOptions, true);
  }
}
