package com.kameleoon.destination.model.crd;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// `-Dcrds=write` writes the tables of docs/resource.md again; otherwise they are compared.
class ResourceDocumentTest {
  private static final Path FILE = Path.of("..", "docs", "resource.md");
  private static final String BEGIN = "<!-- fields: made of the records, as crds/ is -->\n";

  @Test
  void documentHasEveryField() throws IOException {
    String text = Files.readString(FILE);
    String head = text.substring(0, text.indexOf(BEGIN) + BEGIN.length());
    String expected = head + tables();
    if (System.getProperty("crds", "").equals("write")) {
      Files.writeString(FILE, expected);
    }
    assertThat(FILE).hasContent(expected);
  }

  private static String tables() {
    JsonNode resource =
        DestinationDefinition.plain().at("/spec/versions/0/schema/openAPIV3Schema/properties");
    return "\n## spec\n\n"
        + FieldTable.of("", resource.path("spec"))
        + "\n## status\n\n"
        + FieldTable.of("", resource.path("status"));
  }
}
