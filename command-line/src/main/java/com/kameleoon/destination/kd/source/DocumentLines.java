package com.kameleoon.destination.kd.source;

import java.util.ArrayList;
import java.util.List;

/// The lines of one document in a file of several, from 0, without its `---`.
///
/// @param end exclusive
record DocumentLines(int start, int end) {

  /// YAML allows `---` and `...` at the start of a line nowhere but between documents.
  static List<DocumentLines> of(List<String> lines) {
    List<DocumentLines> documents = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < lines.size(); i++) {
      if (separates(lines.get(i))) {
        documents.add(new DocumentLines(start, i));
        start = i + 1;
      }
    }
    documents.add(new DocumentLines(start, lines.size()));
    return documents;
  }

  private static boolean separates(String line) {
    return line.startsWith("---") && (line.length() == 3 || Character.isWhitespace(line.charAt(3)))
        || line.stripTrailing().equals("...");
  }
}
