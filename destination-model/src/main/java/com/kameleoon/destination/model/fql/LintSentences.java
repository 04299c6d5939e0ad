package com.kameleoon.destination.model.fql;

/// What is said about conditions that Segment never matches, or answers in two ways: its
/// documentation is what strict does, its library is what compat does.
final class LintSentences {
  static final String NO_CONDITION =
      "Segment never matches a value that is no boolean. Compare it, as in length(properties.products) > 0.";
  static final String DOT_IN_KEY =
      "Segment's library splits a path at every dot, so it cannot reach this key; strict does.";
  static final String LENGTH_OF_PATH =
      "Segment's library reads the length of a text or list here, and so does strict; only in an object is it a member. Write length(path), or match(path, \"???*\") for at least so many letters, if that is meant.";
  static final String NULL =
      "Segment's documentation takes a missing field for null, its library does not; strict does. In compat, compare typeof(path) with \"undefined\" as well.";
  static final String LIST_EQUALITY =
      "Segment's library never finds a list of the event equal to a written list; strict does. Use in or contains for one item.";
  static final String EVENT_LIST =
      "Segment's documentation searches a list of the event, its library fails or finds nothing; strict searches it.";
  static final String NO_LIST =
      "Segment searches lists only. Write [\"a\", \"b\"] or the path of a list after in.";
  static final String NESTED =
      "Segment's library does not evaluate a function inside a function; strict does.";
  static final String LENGTH =
      "Segment's documentation has length 0 for a missing field and counts bytes of UTF-8, its library never compares a missing field and counts UTF-16 units; strict follows the documentation.";
  static final String NO_TEXT =
      "Segment looks for texts only, so the condition never holds. Write the text in quotes.";
  static final String BAD_PATTERN =
      "Segment matches nothing with a malformed pattern. Close [ ], put a character behind a \\, and write \\[ for the character [.";
  static final String LONG_PATTERN = "A pattern has at most %d characters. Shorten it.";
  static final String SEMVER_OPERATOR =
      "Segment compares versions with \"=\", \"!=\", \"<\", \"<=\", \">\" or \">=\" only. Write one of them as the second argument.";

  private LintSentences() {}

  static String order(String operator) {
    return "Segment compares numbers only with %s, so the condition never holds (dates included). Compare a number, or versions with semver()."
        .formatted(operator);
  }

  static String typeName(String name) {
    return "Segment's typeof() is never \"%s\". Write \"string\", \"number\", \"list\", \"bool\" or \"null\"."
        .formatted(name);
  }

  static String differentTypeName(String name) {
    return "Segment's documentation has \"%s\" here, its library \"boolean\", \"object\" or \"undefined\"; strict follows the documentation."
        .formatted(name);
  }

  static String documentedOnly(String function) {
    return "Segment documents %s(), but its library fails on it; strict evaluates it."
        .formatted(function);
  }
}
