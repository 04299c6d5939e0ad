package com.kameleoon.destination.local.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DestinationFileTest {
  private static final Path EXAMPLE = Home.folder().resolve("examples/shop/destination.yaml");

  @TempDir private Path folder;

  @Test
  void readsTheExample() {
    DestinationFile file = DestinationFile.read(EXAMPLE);

    assertThat(file.sitecode()).isEqualTo("1q2w3e4r5t");
    assertThat(file.writeKey()).isEqualTo("lamps-web-write-key");
    assertThat(file.warnings()).isEmpty();
  }

  @Test
  void namesASecretThatIsNotInTheFile() throws IOException {
    Path changed = changed("key: webWriteKey", "key: appWriteKey");

    assertThatThrownBy(() -> DestinationFile.read(changed))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("spec.sources[0].writeKeySecretRef")
        .hasMessageContaining("`appWriteKey`");
  }

  @Test
  void namesEveryIssueAtOnce() throws IOException {
    Path changed = changed("sitecode: 1q2w3e4r5t", "sitecode: short\n  dialekt: strict");

    assertThatThrownBy(() -> DestinationFile.read(changed))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("dialekt");
  }

  @Test
  void needsASourceToSendFrom() throws IOException {
    String example = Files.readString(EXAMPLE);
    int from = example.indexOf("  sources:");
    int to = example.indexOf("  # No mappings written");
    Path changed = folder.resolve("changed.yaml");
    Files.writeString(changed, example.substring(0, from) + example.substring(to));

    DestinationFile file = DestinationFile.read(changed);

    assertThatThrownBy(file::writeKey)
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("spec.sources");
  }

  private Path changed(String from, String to) throws IOException {
    Path changed = folder.resolve("changed.yaml");
    Files.writeString(changed, Files.readString(EXAMPLE).replace(from, to));
    return changed;
  }
}
