package com.kameleoon.destination.goal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class StartupSentenceTest {
  @Test
  void namesTheDatabaseWhereItIsTheCause() {
    Throwable failure =
        new IllegalStateException("bean", new SQLException("Connection refused.\nCheck the host."));

    assertThat(StartupSentence.of(failure))
        .isEqualTo(
            "datasources.default: the database did not answer, or refused: Connection refused."
                + " Check the host.");
  }

  @Test
  void namesTheInnermostCauseOtherwise() {
    assertThat(StartupSentence.of(new IllegalStateException("a", new RuntimeException("b"))))
        .isEqualTo("b");
  }

  @Test
  void namesAMissingKeyWithoutTheRouteToIt() {
    String message =
        """
        Failed to inject value for parameter [file]
        Message: Error resolving property value [kameleoon.settings-file]. Property doesn't exist
        Path Taken: new Settings()
        """;

    assertThat(StartupSentence.of(new IllegalStateException(message)))
        .isEqualTo(
            "Error resolving property value [kameleoon.settings-file]. Property doesn't exist");
  }
}
