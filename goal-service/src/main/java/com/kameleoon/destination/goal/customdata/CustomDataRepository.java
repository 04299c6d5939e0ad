package com.kameleoon.destination.goal.customdata;

import com.kameleoon.destination.account.automation.AccountCustomData;
import com.kameleoon.destination.goal.database.Database;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The table `custom_data`.
@Singleton
final class CustomDataRepository {
  private final Database database;

  CustomDataRepository(Database database) {
    this.database = database;
  }

  /// What is known of a custom data.
  record Kept(
      Optional<Long> accountId,
      Optional<Integer> index,
      boolean adopted,
      Optional<String> problem) {}

  Map<String, Kept> all() {
    String sql = "select name, account_id, account_index, adopted, problem from custom_data";
    return database.statement(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(sql);
          ResultSet rows = statement.executeQuery()) {
        Map<String, Kept> kept = new HashMap<>();
        while (rows.next()) {
          kept.put(
              rows.getString(1),
              new Kept(
                  Optional.ofNullable(rows.getObject(2, Long.class)),
                  Optional.ofNullable(rows.getObject(3, Integer.class)),
                  rows.getBoolean(4),
                  Optional.ofNullable(rows.getString(5))));
        }
        return kept;
      }
    });
  }

  void keep(AccountCustomData found, boolean adopted) {
    String sql =
        """
        insert into custom_data (name, account_id, account_index, adopted) values (?, ?, ?, ?)
        on conflict (name) do update set account_id = excluded.account_id,
          account_index = excluded.account_index, adopted = excluded.adopted, problem = null
        """;
    database.statement(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setString(1, found.name());
        statement.setLong(2, found.id());
        statement.setObject(3, found.index() < 0 ? null : found.index());
        statement.setBoolean(4, adopted);
        return statement.executeUpdate();
      }
    });
  }

  void problem(String name, String sentence) {
    String sql =
        """
        insert into custom_data (name, adopted, problem) values (?, false, ?)
        on conflict (name) do update set problem = excluded.problem
        """;
    database.statement(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setString(1, name);
        statement.setString(2, sentence);
        return statement.executeUpdate();
      }
    });
  }

  /// Runs while no other replica does; does nothing otherwise.
  void alone(Runnable work) {
    database.transaction(connection -> {
      String sql = "select pg_try_advisory_xact_lock('custom_data'::regclass::oid::bigint)";
      try (PreparedStatement statement = connection.prepareStatement(sql);
          ResultSet row = statement.executeQuery()) {
        if (row.next() && row.getBoolean(1)) {
          work.run();
        }
        return true;
      }
    });
  }
}
