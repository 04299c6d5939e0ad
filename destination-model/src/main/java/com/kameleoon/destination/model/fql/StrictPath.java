package com.kameleoon.destination.model.fql;

/// Reports paths that Segment splits or ends elsewhere than their author.
final class StrictPath {
  private StrictPath() {}

  static void check(Subject subject, Token path, String text, Findings findings) {
    String written = path.value();
    if (subject.isObject() && !written.startsWith(subject.field() + ".")) {
      boolean alone = written.equals(subject.field());
      findings.misread(
          path.start(),
          alone ? TriggerSentences.objectAlone(written) : TriggerSentences.unknownPath(written));
    }
    if (!subject.isObject() && !written.equals(subject.field())) {
      findings.misread(path.start(), TriggerSentences.tail(subject.field(), written));
    }
    int separator = escapedSeparator(text, path);
    if (separator >= 0) {
      findings.misread(separator, TriggerSentences.ESCAPED_SEPARATOR);
    }
  }

  private static int escapedSeparator(String text, Token path) {
    for (int i = path.start(); i + 1 < path.end(); i++) {
      if (text.charAt(i) == '\\') {
        if (".[]".indexOf(text.charAt(i + 1)) >= 0) {
          return i;
        }
        i++;
      }
    }
    return -1;
  }
}
