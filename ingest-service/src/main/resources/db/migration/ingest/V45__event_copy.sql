-- When and through which door an event came again. Of a copy nothing else is kept, and nothing is
-- written where none comes. Partitioned as the events are, and dropped with them.
create table ingest.event_copy (
  day         date        not null, -- of the log when the copy came
  message_key uuid        not null, -- of the first copy, which is in `event`
  received_at timestamptz not null,
  door        text        not null,
  source      text        not null
) partition by list (day);
create index event_copy_key on ingest.event_copy (message_key);
