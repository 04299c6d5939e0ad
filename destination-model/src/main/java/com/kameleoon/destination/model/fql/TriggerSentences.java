package com.kameleoon.destination.model.fql;

/// What is said about triggers that Segment's parser or evaluator misreads.
final class TriggerSentences {
  static final String EMPTY =
      "Segment never matches an empty trigger. Write a condition, such as type = \"track\".";
  static final String EMPTY_GROUP =
      "Segment fails on empty parentheses while it evaluates the event. Remove them or write a condition inside.";
  static final String UNCLOSED =
      "Segment cannot read a parenthesis that is never closed. Close it.";
  static final String STRAY_CLOSE =
      "Segment ignores a closing parenthesis that was never opened. Remove it or open it.";
  static final String TOO_DEEP =
      "Parentheses are nested deeper than %d levels. Flatten the condition.";
  static final String MIXED =
      "Segment has no precedence: the last and/or of a level joins all its conditions. Write parentheses, as in a or (b and c).";
  static final String NO_CONDITIONAL =
      "Segment joins conditions without a word between them by the and/or of the others. Write and or or between them.";
  static final String NOT_GROUP =
      "Segment drops the ! in front of parentheses and matches the opposite. Negate each condition inside, with != or !contains() or !match().";
  static final String NOT_CONDITION =
      "Segment drops a ! that is not in front of contains() or match(), and matches the opposite. Write the comparison with !=.";
  static final String NOT_WORD =
      "Segment drops the word not and matches the opposite. Write != in the comparison, or ! in front of contains() or match().";
  static final String EQUAL_TWICE =
      "Segment compares with the text \"=\" here, so the condition never matches. Write one =.";
  static final String SINGLE_QUOTES =
      "Segment keeps single quotes as part of the value, so the condition never matches it. Use double quotes.";
  static final String NO_NUMBER =
      "Segment reads a sign without digits as not a number, so the condition never holds. Write the digits.";
  static final String HUGE_NUMBER =
      "Segment rounds integers from 2^53 on, so other numbers would be equal to this one. Send it as text and compare with a text.";
  static final String NO_VALUE_TEXT =
      "Segment compares with the text \"%s\" where a value is missing. Write a text in double quotes, a number, true, false or null.";
  static final String ESCAPED_SEPARATOR =
      "Segment splits a path at . [ and ] even after a backslash, so a key with such a character cannot be reached. Rename the key, or copy it to another one in a filter or function.";
  static final String FUNCTION_SHAPE =
      "Segment skips one word for each of ( , and ) of a function without looking at it. Write %s(path, \"text\").";
  static final String CONTAINS_VALUE =
      "Segment looks for the text \"%s\" here. Write the text in double quotes.";
  static final String MATCH_VALUE =
      "Segment drops the first character of a pattern that is not a text in double quotes. Write match(path, \"text*\") or match(path, \"*text\").";
  static final String MATCH_NO_STAR =
      "Segment drops the first character of a pattern without a star and looks for the rest at the end. Write %s = \"%s\" for the whole text, match(%s, \"%s*\") for its start, or match(%s, \"*%s\") for its end.";
  static final String MATCH_TWO_STARS =
      "Segment reads the star at the start as a plain star, so the condition never matches in practice. Write contains(%s, \"%s\").";
  static final String MATCH_INNER =
      "Segment knows one star, at the start or at the end; it takes every other *, ?, [ ] and \\ as plain text. Write several match() and contains() joined by and.";

  private TriggerSentences() {}

  static String skippedWord(String word) {
    String lower = word.toLowerCase(java.util.Locale.ROOT);
    return word.equals(lower)
        ? "Segment does not see %s without a space after it, and joins the conditions by and unless another word says or. Write a space."
            .formatted(word)
        : "Segment skips %s in capitals, and joins the conditions by and unless another word says or. Write %s."
            .formatted(word, lower);
  }

  static String ignoredConditional(String word) {
    return "Segment ignores this %s, because no condition stands on one side of it. Remove it or write the missing condition."
        .formatted(word);
  }

  static String unexpected(String word) {
    return "Segment ignores %s here, or takes it for something else. Write conditions such as type = \"track\", joined by and or or."
        .formatted(word);
  }

  static String unknownPath(String path) {
    return "Segment does not know %s in a trigger: alone it never matches, and beside other conditions it is dropped. Use type, event, name, userId, properties.…, traits.… or context.…; a filter can ask for any field."
        .formatted(path);
  }

  static String unknownFunction(String name) {
    return "Segment does not know %s() in a trigger: the trigger never matches or the condition is dropped. Use contains() or match(); a filter has more functions."
        .formatted(name);
  }

  static String pathAlone(String path) {
    return "Segment cannot read a path without a comparison. Write %s != null or %s = true."
        .formatted(path, path);
  }

  static String brokenPath(String path, String next) {
    return "Segment ends the path at %s, because %s is a word of the language or a number. Write %s.\\%s."
        .formatted(path, next, path, next);
  }

  static String in(String path) {
    return "Segment does not know in, so the condition never matches. Write (%s = \"a\" or %s = \"b\")."
        .formatted(path, path);
  }

  static String wordAsOperator(String path, String word) {
    return "Segment takes %s as an operator, which nobody promised. Write =, !=, <, <=, > or >= with spaces, contains(%s, \"text\") or match(%s, \"text*\")."
        .formatted(word, path, path);
  }

  static String noSpaceAfter(String operator) {
    return "Segment reads %s without a space after it as %s and the text \"=\", so the condition never matches. Write a space after %s."
        .formatted(operator, operator.charAt(0), operator);
  }

  static String unquoted(String word) {
    return "Segment reads the bare word %s as a text. Write \"%s\".".formatted(word, word);
  }

  static String pathAsValue(String path) {
    return "Segment compares with the text \"%s\", not with that field of the event. Two fields cannot be compared in a trigger; write a text in double quotes."
        .formatted(path);
  }

  static String objectAlone(String path) {
    return "Segment looks for a member named %s inside %s. Write the member that you mean, as in %s.plan."
        .formatted(path, path, path);
  }

  static String tail(String field, String path) {
    return "Segment ignores what follows %s in %s. Write %s.".formatted(field, path, field);
  }

  static String nullText(String path) {
    return "Segment compares %s with the text \"null\". Write match(%s, \"*\") for a present text, or remove the condition."
        .formatted(path, path);
  }

  static String valueText(String path, String operator, String value) {
    return "Segment compares %s with the text \"%s\". Write %s %s \"%s\" if that is meant."
        .formatted(path, value, path, operator, value);
  }

  static String notBoolean(String path, String value) {
    String other = value.equals("true") ? "false" : "true";
    return "Segment compares with the text \"%s\", so this is true for every boolean. Write %s = %s, or (%s = null or %s = %s)."
        .formatted(value, path, other, path, path, other);
  }

  static String orderOfText(String path, String operator) {
    return "Segment compares numbers only with %s, so a text in %s never matches. Compare a number in properties, traits or context."
        .formatted(operator, path);
  }

  static String noNumber(String operator) {
    return "Segment compares numbers only with %s, and this value is none, so the condition never holds (dates and versions included). Write a number."
        .formatted(operator);
  }

  static String quotedNumber(String number) {
    return "Segment turns the text into the number %s. Write it without quotes.".formatted(number);
  }

  static String argument(String path) {
    return "Segment drops a function on %s, or the trigger never matches. Ask for event, name, userId, properties.…, traits.… or context.… (type with =)."
        .formatted(path);
  }

  static String negatedEvent(String condition) {
    return "Segment is false here when the event has no name, unlike != with a text. Say that track events are meant: (type = \"track\" and %s)."
        .formatted(condition);
  }

  static String negatedAbsence(String path, String condition) {
    return "Segment is false here when %s is missing or of another kind, unlike != with a text. Say which you mean: (%s != null and %s) or (%s = null or %s)."
        .formatted(path, path, condition, path, condition);
  }
}
