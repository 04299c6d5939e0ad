package com.kameleoon.destination.goal.erase;

/// A table in which a person's ids stand, and what erasing does to it. In all SQL `:ids` and
/// `:before` stand for the parameters; what is newer is new data and stays.
enum PersonalTable {
  /// Conversions on their way to the account: never sent.
  FORWARDING(
      "forwarding",
      """
      delete from forwarding f using conversion c
      where f.key = c.key and c.visitor_code = any(:ids)
        and least(c.occurred_at, c.received_at) <= :before
      """,
      "select count(*) from forwarding where visitor_code = any(:ids) and received_at <= :before"),
  /// Anonymised: goals keep their counts and revenue, and a message that is sent again is still the
  /// same conversion, because its key is a hash.
  CONVERSIONS(
      "conversion",
      """
      update conversion set visitor_code = 'erased', message_id = 'erased'
      where visitor_code = any(:ids) and least(occurred_at, received_at) <= :before
      """,
      """
      select count(*) from conversion
      where visitor_code = any(:ids) and least(occurred_at, received_at) <= :before
      """),
  SHADOW_CONVERSIONS(
      "shadow_conversion",
      """
      update shadow_conversion set visitor_code = 'erased'
      where visitor_code = any(:ids) and least(occurred_at, received_at) <= :before
      """,
      """
      select count(*) from shadow_conversion
      where visitor_code = any(:ids) and least(occurred_at, received_at) <= :before
      """),
  ALIASES(
      "alias",
      """
      delete from alias where seen_at <= :before
        and (id = any(:ids) or visitor_code = any(:ids) or user_id = any(:ids))
      """,
      """
      select count(*) from alias where seen_at <= :before
        and (id = any(:ids) or visitor_code = any(:ids) or user_id = any(:ids))
      """);

  private final String table;
  private final String erase;
  private final String count;

  PersonalTable(String table, String erase, String count) {
    this.table = table;
    this.erase = erase;
    this.count = count;
  }

  String table() {
    return table;
  }

  String erase() {
    return erase;
  }

  String count() {
    return count;
  }
}
