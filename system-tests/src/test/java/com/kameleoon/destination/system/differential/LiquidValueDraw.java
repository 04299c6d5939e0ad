package com.kameleoon.destination.system.differential;

/// Makes what stands inside the braces of `@liquid`: values, comparisons and filters.
record LiquidValueDraw(Draw draw, WordDraw words, PathDraw paths) {
  private static final String[] FILTERS = {
    "abs",
    "append",
    "at_least",
    "at_most",
    "base64_decode",
    "base64_encode",
    "capitalize",
    "ceil",
    "cgi_escape",
    "compact",
    "date",
    "date_to_long_string",
    "date_to_rfc822",
    "date_to_string",
    "date_to_xmlschema",
    "default",
    "divided_by",
    "downcase",
    "escape",
    "escape_once",
    "first",
    "floor",
    "hmac_sha256",
    "inspect",
    "join",
    "json",
    "jsonify",
    "last",
    "lstrip",
    "minus",
    "modulo",
    "normalize_whitespace",
    "number_of_words",
    "plus",
    "pop",
    "prepend",
    "push",
    "raw",
    "remove",
    "remove_first",
    "remove_last",
    "replace",
    "replace_first",
    "replace_last",
    "round",
    "rstrip",
    "sha256",
    "shift",
    "size",
    "slice",
    "slugify",
    "split",
    "strip",
    "strip_html",
    "strip_newlines",
    "sum",
    "times",
    "to_integer",
    "truncate",
    "truncatewords",
    "unshift",
    "upcase",
    "uri_escape",
    "url_decode",
    "url_encode",
    "where",
    "xml_escape",
    "nope",
    "map",
    "sort",
    "array_to_sentence_string"
  };

  private static final String[] FORMATS = {
    "'%Y-%m-%d'",
    "'%a %b %e %H:%M:%S %p'",
    "'%s'",
    "'%-d.%-m.%y %j %U'",
    "'%B %A %I %L %N %z %%'",
    "'%3N%q%^a%#b%_5d%05d'",
    "'%D %F %T %R %r %c %x %X'",
    "'%l %k %P %u %w %V %G %g %C %h %n %t'",
    "nil",
    "5",
    "''"
  };
  private static final String[] DATES = {
    "'2026-01-02T03:04:05.678Z'",
    "'2026-01-02'",
    "'2026-01-02 03:04:05'",
    "1700000000",
    "'1700000000'",
    "0",
    "-1",
    "1.5",
    "'July 4, 2024'",
    "'4 Jul 2024 10:11'",
    "nil",
    "true",
    "''",
    "'2026-02-30T00:00:00Z'",
    "'2024-02-29T23:59:59+02:00'",
    "timestamp"
  };

  String filtered() {
    if (draw.oneIn(8)) {
      return dated();
    }
    StringBuilder value = new StringBuilder(draw.oneIn(12) ? comparison() : operand());
    int filters = draw.below(3);
    for (int i = 0; i < filters; i++) {
      value.append(draw.of(" | ", "|")).append(filter());
    }
    return value.toString();
  }

  /// Dates in the forms that people write.
  private String dated() {
    String format = draw.of(FORMATS);
    String value = draw.of(DATES);
    String zone =
        draw.oneIn(4)
            ? draw.of(
                ", 'UTC'", ", 120", ", -330", ", 'Europe/Paris'", ", 'America/New_York'", ", 0")
            : "";
    return value
        + " | "
        + draw.of(
            "date: " + format + zone,
            "date: " + format + zone,
            "date",
            "date_to_string",
            "date_to_long_string: 'ordinal', 'US'",
            "date_to_rfc822",
            "date_to_xmlschema",
            "date_to_string: 'ordinal'");
  }

  private String filter() {
    String name = draw.of(FILTERS);
    if (name.equals("where")) {
      return name + ": " + draw.of("'id'", "'price'", "'id', 'p1'", "'price', 0", "'nope'");
    }
    int arguments = draw.of(0, 0, 1, 1, 1, 2);
    StringBuilder call = new StringBuilder(name);
    for (int i = 0; i < arguments; i++) {
      call.append(i == 0 ? ": " : ", ")
          .append(draw.oneIn(12) && !name.startsWith("date") ? "key: " : "")
          .append(argument());
    }
    return call.toString();
  }

  private String argument() {
    return draw.oneIn(4)
        ? operand()
        : draw.of(
            "2",
            "0",
            "-1",
            "3.7",
            "'a'",
            "' '",
            "''",
            "','",
            "'b', 'c'",
            "10",
            "100",
            "nil",
            "true");
  }

  String operand() {
    return switch (draw.below(8)) {
      case 0 -> draw.of("'text'", "\"double\"", "'it''s'", "\"a\\nb\"", "''", "'{{'", "'Ärger ß'");
      case 1 -> draw.of("1", "0", "-2", "3.14", "1.0", "1e3", "10", ".5", "-0");
      case 2 ->
          draw.of(
              "true",
              "false",
              "nil",
              "null",
              "empty",
              "blank",
              "(1..3)",
              "(1..properties.price)",
              "x",
              "c");
      case 3 ->
          paths.top()
              + draw.of(
                  "[0]",
                  "['id']",
                  "[\"products\"]",
                  ".size",
                  ".first",
                  ".last",
                  "[event]",
                  "['with space']",
                  ".products[0].id",
                  "[-1]",
                  "['a.b']");
      default -> liquidPath();
    };
  }

  private String liquidPath() {
    StringBuilder path = new StringBuilder(paths.top());
    int steps = draw.below(3);
    for (int i = 0; i < steps; i++) {
      String name = words.name();
      boolean plain = name.matches("[A-Za-z_][\\w-]*");
      path.append(plain ? "." + name : "['" + name.replace("'", "") + "']");
    }
    return path.toString();
  }

  String comparison() {
    String one =
        operand()
            + draw.of(" == ", " != ", " > ", " < ", " >= ", " <= ", " contains ", " = ", "==")
            + operand();
    return switch (draw.below(5)) {
      case 0 -> one + draw.of(" and ", " or ") + operand();
      case 1 -> operand() + draw.of(" and ", " or ") + one;
      case 2 -> "not " + one;
      default -> one;
    };
  }
}
