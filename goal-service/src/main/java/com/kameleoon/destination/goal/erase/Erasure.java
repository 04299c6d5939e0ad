package com.kameleoon.destination.goal.erase;

import com.kameleoon.destination.goal.database.Database;
import com.kameleoon.destination.model.wire.ErasureAnswer;
import com.kameleoon.destination.model.wire.ErasureRequest;
import com.kameleoon.destination.model.wire.WireVersion;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Erases a user in one transaction, and looks in the next one whether anything is left.
@Singleton
final class Erasure {
  private final Database database;

  Erasure(Database database) {
    this.database = database;
  }

  ErasureAnswer run(ErasureRequest request) {
    List<String> known = database.transaction(connection -> known(connection, request));
    Map<String, Long> erased =
        request.countOnly()
            ? Map.of()
            : database.transaction(
                connection -> each(connection, request, ErasureRepository::erase));
    Map<String, Long> left =
        database.transaction(connection -> each(connection, request, ErasureRepository::count));
    return new ErasureAnswer(WireVersion.CURRENT, erased, left, known);
  }

  /// What is done with one table; the number of its rows.
  @FunctionalInterface
  private interface Step {
    long on(Connection connection, PersonalTable table, ErasureRequest request) throws SQLException;
  }

  private static Map<String, Long> each(Connection connection, ErasureRequest request, Step step)
      throws SQLException {
    Map<String, Long> rows = new TreeMap<>();
    for (PersonalTable table : PersonalTable.values()) {
      if (ErasureRepository.exists(connection, table)) {
        rows.put(table.name().toLowerCase(Locale.ROOT), step.on(connection, table, request));
      }
    }
    return rows;
  }

  private static List<String> known(Connection connection, ErasureRequest request)
      throws SQLException {
    return ErasureRepository.exists(connection, PersonalTable.ALIASES)
        ? ErasureRepository.aliases(connection, request)
        : List.of();
  }
}
