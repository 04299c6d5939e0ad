package com.kameleoon.destination.ingest.revision;

import com.kameleoon.destination.ingest.store.ConsoleStore;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/// Tables `revision` and `revision_span`.
@Singleton
final class RevisionRepository {
  private static final String ADD =
      """
      insert into ingest.revision (name, resource, first_at) values (?, ?, ?)
      on conflict (name) do nothing\
      """;

  private static final String END_OTHERS =
      """
      update ingest.revision_span set until_at = ?, seen_at = ?
      where replica = ? and until_at is null\
      """;

  private static final String BEGIN =
      "insert into ingest.revision_span (replica, revision, from_at, seen_at) values (?, ?, ?, ?)";

  private static final String SEEN =
      "update ingest.revision_span set seen_at = ? where replica = ? and until_at is null";

  // A replica that was killed has no end; it is taken to have run for a while after its last sign.
  private static final String AT =
      """
      select r.id, r.name, r.resource, r.first_at from ingest.revision r
      where r.name in (
        select s.revision from ingest.revision_span s
        where s.from_at <= ?
          and coalesce(s.until_at, s.seen_at + interval '2 minutes') >= ?)
      order by r.first_at desc\
      """;

  private static final String ALL =
      "select id, name, resource, first_at from ingest.revision order by first_at desc limit ?";

  private static final String SPANS =
      """
      select replica, revision, from_at, until_at, seen_at from ingest.revision_span
      order by from_at desc limit ?\
      """;

  private final ConsoleStore store;

  RevisionRepository(ConsoleStore store) {
    this.store = store;
  }

  /// @param from when it certainly ran no earlier
  void begin(String replica, String name, String resource, Instant from, Instant now) {
    store.transact(statements -> {
      statements.update(ADD, name, resource, from);
      statements.update(END_OTHERS, now, now, replica);
      return statements.update(BEGIN, replica, name, from, now);
    });
  }

  void seen(String replica, Instant now) {
    store.update(SEEN, now, replica);
  }

  List<Revision> at(Instant time) {
    return store.query(AT, RevisionRepository::read, time, time);
  }

  List<Revision> all(int most) {
    return store.query(ALL, RevisionRepository::read, most);
  }

  List<RevisionSpan> spans(int most) {
    return store.query(
        SPANS,
        row ->
            new RevisionSpan(
                row.text("replica"),
                row.text("revision"),
                row.time("from_at"),
                row.timeOrNull("until_at"),
                row.time("seen_at")),
        most);
  }

  private static Revision read(com.kameleoon.destination.ingest.store.Row row)
      throws java.sql.SQLException {
    return new Revision(
        (int) row.number("id"), row.text("name"), row.text("resource"), row.time("first_at"));
  }
}
