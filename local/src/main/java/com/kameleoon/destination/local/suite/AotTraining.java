package com.kameleoon.destination.local.suite;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/// Makes the class caches by running the suite once, on other ports and over an empty database, and
/// letting it end: each service writes its cache as it exits.
public final class AotTraining {
  private static final Duration WRITING = Duration.ofMinutes(4);

  private AotTraining() {}

  /// Whether every service has a cache that fits its build.
  public static boolean isDone(SuiteSettings settings) {
    return Arrays.stream(Service.values()).allMatch(service -> isDone(settings, service));
  }

  private static boolean isDone(SuiteSettings settings, Service service) {
    return AotCache.of(settings.home(), service).ifReady().isPresent();
  }

  /// Makes the caches; afterwards [#isDone(SuiteSettings)] unless a service could not start or
  /// write one. Without a cache a service only starts slower.
  public static void run(SuiteSettings settings) {
    RunFolder folder = RunFolder.temporary();
    List<AotCache> caches =
        Arrays.stream(Service.values())
            .map(service -> AotCache.of(settings.home(), service))
            .toList();
    caches.forEach(AotCache::makeFolder);
    try (Suite suite = Suite.start(settings.forTraining(folder, Ports.free()))) {
      suite.stopServices(WRITING);
    } catch (CannotStart e) {
      // The real start fails in the same way, and then says why.
      return;
    } finally {
      folder.delete();
    }
    caches.forEach(AotCache::keep);
  }
}
