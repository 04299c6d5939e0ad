package com.kameleoon.destination.ingest.erase;

import com.fasterxml.jackson.databind.node.TextNode;
import com.kameleoon.destination.ingest.store.ConsoleStore;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads table `event` for a person's events.
@Singleton
final class PersonalEventRepository {
  private static final int LONGEST_PASS_SECONDS = 120;

  // By the indexes of the console; hashes are written into the text, because they are digits only.
  private static final String BY_COLUMNS =
      """
      select e.day, e.message_key, e.body from ingest.event e
      where e.received_at < ? and (
        (hashtextextended(e.user_id, 0) = any (%1$s) and e.user_id = any (?))
        or (hashtextextended(e.anonymous_id, 0) = any (%1$s) and e.anonymous_id = any (?)
            and (e.user_id is null or e.anonymous_id = any (?))))
      limit %2$d\
      """;

  // Visitor codes and previous ids stand in the body alone.
  private static final String BY_BODY =
      """
      select e.day, e.message_key, e.body from ingest.event e
      where e.day between ? and ? and e.received_at >= ? and e.received_at < ?
        and exists (
          select from unnest(?::text[]) as id (quoted)
          where position(convert_to(id.quoted, 'UTF8') in e.body) > 0)\
      """;

  private static final String OLDEST =
      """
      select min(to_date(right(c.relname, 8), 'YYYYMMDD')) as day
      from pg_inherits i join pg_class c on c.oid = i.inhrelid
      where i.inhparent = 'ingest.event'::regclass\
      """;

  private final ConsoleStore store;

  PersonalEventRepository(ConsoleStore store) {
    this.store = store;
  }

  /// Events whose columns say that they are the person's.
  List<PersonalEvent> byColumns(Person person, Instant before, int limit) {
    String sql = BY_COLUMNS.formatted(hashes(person.ids()), limit);
    return read(sql, before, person.ids(), person.ids(), person.asked());
  }

  /// Events of a stretch of time in which one of these stands anywhere.
  List<PersonalEvent> byBody(Person person, Instant from, Instant to) {
    List<String> quoted = person.ids().stream().map(id -> TextNode.valueOf(id).toString()).toList();
    return read(BY_BODY, day(from, -1), day(to, 1), from, to, quoted);
  }

  /// The first moment of the oldest day that is kept.
  Instant start() {
    return store
        .find(OLDEST, row -> row.textOrNull("day") == null ? LocalDate.EPOCH : row.date("day"))
        .orElse(LocalDate.EPOCH)
        .minusDays(1)
        .atStartOfDay(ZoneOffset.UTC)
        .toInstant();
  }

  private List<PersonalEvent> read(String sql, @Nullable Object... values) {
    return store.transact(statements -> {
      statements.update("set local statement_timeout = '%ds'".formatted(LONGEST_PASS_SECONDS));
      return statements.query(
          sql,
          row ->
              new PersonalEvent(
                  row.date("day"), row.uuid("message_key"), EventIds.of(row.bytes("body"))),
          values);
    });
  }

  /// The database's own hashes of these ids, as a list in SQL: digits only.
  private String hashes(Collection<String> ids) {
    List<String> hashes =
        store.query(
            "select hashtextextended(id, 0) as hash from unnest(?::text[]) as ids (id)",
            row -> Long.toString(row.number("hash")),
            ids);
    return "array[" + String.join(",", hashes) + "]::int8[]";
  }

  private static LocalDate day(Instant time, int plus) {
    return LocalDate.ofInstant(time, ZoneOffset.UTC).plusDays(plus);
  }
}
