package com.kameleoon.destination.model.spec;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Sizes as Kubernetes has them: `512Ki`, `64Mi`, `1Gi`, or plain bytes.
public final class ByteQuantity {
  private static final Pattern QUANTITY = Pattern.compile("(\\d{1,12})(Ki|Mi|Gi)?");
  private static final long KI = 1024;

  private ByteQuantity() {}

  /// Empty where the text is no such size.
  public static OptionalLong parse(String text) {
    Matcher matcher = QUANTITY.matcher(text);
    return matcher.matches()
        ? OptionalLong.of(Long.parseLong(matcher.group(1)) * factor(matcher.group(2)))
        : OptionalLong.empty();
  }

  private static long factor(String unit) {
    return switch (unit) {
      case "Ki" -> KI;
      case "Mi" -> KI * KI;
      case "Gi" -> KI * KI * KI;
      case null, default -> 1;
    };
  }
}
