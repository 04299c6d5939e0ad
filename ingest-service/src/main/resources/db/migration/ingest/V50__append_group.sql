-- Stores a group of events that are all new, with all that follows from them, in one statement and so
-- in one round trip. False, and nothing is done, when the log's day is another one, or when one of
-- the events came before: then the caller finds out which. Like any writer it waits for a transaction
-- that is inserting one of the keys.
--
-- The arrays have one element per event, per batch of work, per delivery given up, per count.
create function ingest.append_group(
  of_day date, oldest_day date, dedupe_millis bigint, written_at timestamptz,
  keys uuid[], ids uuid[], times timestamptz[], message_ids text[], doors text[], sources text[],
  types text[], names text[], user_ids text[], anonymous_ids text[], verdicts text[], reasons text[],
  details text[], bodies bytea[], plans bytea[],
  batch_ids uuid[], batch_targets text[], batch_items int[], batch_bytes bigint[], batch_places bytea[],
  ended_ids uuid[], ended_keys uuid[], ended_reasons text[], ended_details text[],
  kinds text[], kind_reasons text[], counts bigint[]
) returns boolean language plpgsql as $$
declare
  stored int;
begin
  perform pg_advisory_xact_lock_shared('ingest.log_day'::regclass::oid::int, 0);
  -- Statements of their own: their snapshots are taken after the lock.
  if not exists (select from ingest.log_day where day = of_day) then
    return false;
  end if;
  begin
    insert into ingest.event (day, message_key, id, received_at, message_id, door, source, type, name,
      user_id, anonymous_id, verdict, reason, detail, body, deliveries)
    select of_day, i.* from unnest(keys, ids, times, message_ids, doors, sources, types, names,
      user_ids, anonymous_ids, verdicts, reasons, details, bodies, plans) as i (message_key, id,
      received_at, message_id, door, source, type, name, user_id, anonymous_id, verdict, reason,
      detail, body, deliveries)
    where (
      select true from ingest.event e where e.day >= oldest_day and e.day < of_day
        and e.message_key = i.message_key
        and e.received_at > i.received_at - dedupe_millis * interval '1 millisecond' limit 1) is null
    on conflict (day, message_key) do nothing;
    get diagnostics stored = row_count;
    if stored < cardinality(keys) then
      raise sqlstate 'KD001';
    end if;
  exception when sqlstate 'KD001' then
    return false;
  end;
  insert into ingest.delivery_batch
    (id, target, day, items, bytes, attempts, first_at, due_at, deliveries)
  select b.batch, b.target, of_day, b.items, b.bytes, 0, written_at, written_at, b.places
  from unnest(batch_ids, batch_targets, batch_items, batch_bytes, batch_places)
    as b (batch, target, items, bytes, places);
  if cardinality(ended_ids) > 0 then
    insert into ingest.delivery_outcome
      (day, delivery_id, message_key, finished_at, attempts, outcome, reason, detail)
    select of_day, d.delivery, d.key, written_at, 0, 'DISCARDED', d.reason, d.detail
    from unnest(ended_ids, ended_keys, ended_reasons, ended_details)
      as d (delivery, key, reason, detail);
  end if;
  insert into ingest.tally (kind, reason, n)
  select t.kind, t.reason, t.n from unnest(kinds, kind_reasons, counts) as t (kind, reason, n);
  return true;
end
$$;
