package com.kameleoon.destination.local.suite;

import java.nio.file.Path;

/// The three services, in the order of their ports.
public enum Service {
  INGEST("ingest-service"),
  REMOTE_DATA("remotedata-service"),
  GOAL("goal-service");

  private static final String VERSION = "0.1.0";
  private final String module;

  Service(String module) {
    this.module = module;
  }

  /// The Maven module; also how the service is called in messages.
  public String module() {
    return module;
  }

  /// The module's build folder below the project's.
  Path target(Path home) {
    return home.resolve(module).resolve("target");
  }

  /// The runnable jar, beside its `lib` folder.
  Path jar(Path home) {
    return target(home).resolve(module + "-" + VERSION + ".jar");
  }
}
