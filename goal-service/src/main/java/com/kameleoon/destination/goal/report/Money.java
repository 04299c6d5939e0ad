package com.kameleoon.destination.goal.report;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads amounts as people write them: 12.5, not 12.500000 and not 1E+3.
final class Money {
  private Money() {}

  static BigDecimal plain(BigDecimal amount) {
    BigDecimal stripped = amount.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  /// Amount by currency, of a column that is an array of code and amount in turn, or null.
  static Map<String, BigDecimal> byCurrency(ResultSet row, int column) throws SQLException {
    Map<String, BigDecimal> money = new TreeMap<>();
    String[] pairs = texts(row.getArray(column));
    for (int i = 0; i + 1 < pairs.length; i += 2) {
      money.put(pairs[i], plain(new BigDecimal(pairs[i + 1])));
    }
    return money;
  }

  private static String[] texts(@Nullable Array array) throws SQLException {
    return array == null ? new String[0] : (String[]) array.getArray();
  }
}
