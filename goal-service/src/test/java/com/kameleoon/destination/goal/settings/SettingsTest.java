package com.kameleoon.destination.goal.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.kameleoon.destination.goal.Items;
import com.kameleoon.destination.goal.SteppedClock;
import com.kameleoon.destination.model.wire.GoalConvention;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
  private static final String VALID =
      """
      {"version": 1, "sitecode": "abcdefghij", "convention": "Actions",
       "visitorCodeFallback": "None", "currency": "EUR"}
      """;

  private final SteppedClock clock = new SteppedClock(Instant.parse("2026-11-23T12:00:00Z"));
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = folder.resolve("settings.json");
    Files.writeString(file, VALID);
  }

  @Test
  void readsTheFileAgainWhenItChanges() throws IOException {
    // Given
    Settings settings = settings();

    // When
    Files.writeString(file, VALID.replace("Actions", "Classic"));
    clock.step(Duration.ofSeconds(1));

    // Then
    assertThat(settings.current().convention()).isEqualTo(GoalConvention.Classic);
    assertThat(broken()).isZero();
  }

  @Test
  void keepsTheLastGoodVersionWhileTheFileIsBroken() throws IOException {
    // Given
    Settings settings = settings();

    // When
    Files.writeString(file, "{\"version\": 1");
    clock.step(Duration.ofSeconds(1));

    // Then
    assertThat(settings.current().convention()).isEqualTo(GoalConvention.Actions);
    assertThat(broken()).isOne();
    Files.delete(file);
    clock.step(Duration.ofSeconds(1));
    assertThat(settings.current().currency()).isEqualTo("EUR");
    Files.writeString(file, VALID);
    clock.step(Duration.ofSeconds(1));
    assertThat(broken()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "version": 1    | "version": 2       | version is 2
          abcdefghij      | short              | sitecode must be
          "Actions"       | null               | convention must be
          "Actions"       | "Other"            | Other
          "None"          | null               | visitorCodeFallback must be
          EUR             | euro               | currency must be
          """)
  void saysAtTheStartWhatIsWrong(String part, String replacement, String said) throws IOException {
    Files.writeString(file, VALID.replace(part, replacement));

    assertThatThrownBy(this::settings)
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("kameleoon.settings-file")
        .hasMessageContaining("settings.json")
        .hasMessageContaining(said);
  }

  @Test
  void saysAtTheStartThatTheFileIsMissing() throws IOException {
    Files.delete(file);

    assertThatThrownBy(this::settings)
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("cannot be read");
  }

  @Test
  void saysAtTheStartThatTheTokenIsMissing() {
    assertThatThrownBy(() -> new ServiceToken(configuration(), clock))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("kameleoon.service-token-file");
  }

  @Test
  void forgetsAReplacedTokenAfterAWhileAndARemovedOneAtOnce() throws IOException {
    // Given
    Path tokens = folder.resolve("token");
    Files.writeString(tokens, "old\n");
    ServiceToken token = new ServiceToken(configuration(), clock);

    // When
    Files.writeString(tokens, "new\nspare\n");
    clock.step(Duration.ofSeconds(1));

    // Then
    assertThat(token.admits("old")).isTrue();
    assertThat(token.admits("new")).isTrue();
    assertThat(token.admits("spare")).isTrue();
    clock.step(ServiceToken.OVERLAP);
    assertThat(token.admits("old")).isFalse();
    Files.writeString(tokens, "");
    clock.step(Duration.ofSeconds(1));
    assertThat(token.admits("new")).isFalse();
  }

  @Test
  void tellsWhichRevisionRunsAndWhyANewerOneIsRefused() throws IOException {
    // Given
    Settings settings = settings();
    String digest = settings.state().revision();

    // When
    Files.writeString(file, VALID.replace("\"version\"", "\"revision\": \"r2\", \"version\""));
    clock.step(Duration.ofSeconds(1));
    ConfigurationState named = settings.state();
    Files.writeString(file, "{");
    clock.step(Duration.ofSeconds(1));

    // Then
    assertThat(digest).matches("[0-9a-f]{12}");
    assertThat(named)
        .isEqualTo(new ConfigurationState("r2", clock.instant().minusSeconds(1), List.of()));
    assertThat(settings.state().revision()).isEqualTo("r2");
    assertThat(settings.state().issues()).hasSize(1);
  }

  private Settings settings() {
    return new Settings(configuration(), clock, new SettingsReader(Items.JSON), metrics);
  }

  private KameleoonConfiguration configuration() {
    return new KameleoonConfiguration(file, folder.resolve("token"), folder, Duration.ofDays(400));
  }

  private double broken() {
    return metrics.get("kameleoon.goal.settings.broken").gauge().value();
  }
}
