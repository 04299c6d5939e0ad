package com.kameleoon.destination.local.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AotCacheTest {
  @TempDir private Path home;

  @BeforeEach
  void build() throws IOException {
    Files.createDirectories(Service.GOAL.target(home).resolve("lib"));
    Files.writeString(Service.GOAL.jar(home), "a build");
  }

  @Test
  void keepsWhatATrainingRunWrote() throws IOException {
    AotCache cache = trained("first");

    assertThat(cache.keep()).isTrue();
    assertThat(cache.ifReady()).get().satisfies(file -> assertThat(file).hasContent("first"));
    assertThat(cache.draft()).doesNotExist();
  }

  @Test
  void keepsNothingWhereTheRunWroteNothing() {
    AotCache cache = AotCache.of(home, Service.GOAL);
    cache.makeFolder();

    assertThat(cache.keep()).isFalse();
    assertThat(cache.ifReady()).isEmpty();
  }

  // The suite trains as a whole when one of its services was built again.
  @Test
  void takesTheLaterOneOfTheSameBuild() throws IOException {
    trained("first").keep();
    AotCache again = trained("second");

    assertThat(again.keep()).isTrue();
    assertThat(again.ifReady()).get().satisfies(file -> assertThat(file).hasContent("second"));
  }

  @Test
  void removesTheOneOfAnEarlierBuild() throws IOException {
    trained("first").keep();
    Files.writeString(Service.GOAL.jar(home), "another build");
    AotCache rebuilt = trained("second");

    assertThat(rebuilt.ifReady()).isEmpty();
    assertThat(rebuilt.keep()).isTrue();
    try (Stream<Path> files = Files.list(rebuilt.draft().getParent())) {
      assertThat(files).containsExactly(rebuilt.ifReady().orElseThrow());
    }
  }

  // The second compiler's part would be compiled again at every start.
  @Test
  void isWrittenWithoutTheSecondCompilerAndThenUsed() throws IOException {
    AotCache cache = trained("first");

    assertThat(cache.using()).isEmpty();
    assertThat(cache.writing())
        .contains("-XX:AOTCacheOutput=" + cache.draft(), "-XX:TieredStopAtLevel=2");

    cache.keep();
    assertThat(cache.using()).containsExactly("-XX:AOTCache=" + cache.ifReady().orElseThrow());
  }

  private AotCache trained(String written) throws IOException {
    AotCache cache = AotCache.of(home, Service.GOAL);
    cache.makeFolder();
    Files.writeString(cache.draft(), written);
    return cache;
  }
}
