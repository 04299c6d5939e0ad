-- Append-only and partitioned by UTC day; the service makes the partitions ahead of time and drops
-- the old ones. `day` is the day of the log, see log_day.

create table ingest.event (
  day          date        not null,
  message_key  uuid        not null, -- first 128 bits of SHA-256 of message_id
  id           uuid        not null, -- time-ordered
  received_at  timestamptz not null,
  message_id   text        not null,
  door         text        not null,
  source       text        not null,
  type         text        not null,
  name         text,
  user_id      text,
  anonymous_id text,
  verdict      text        not null, -- DELIVERIES, FILTERED, DISCARDED
  reason       text,
  detail       text,
  body         bytea       not null, -- UTF-8 JSON
  deliveries   bytea,                -- UTF-8 JSON, see the view delivery; absent without any
  primary key (day, message_key)
) partition by list (day);
alter table ingest.event alter column body set storage external;
alter table ingest.event alter column deliveries set storage external;

-- What the mappings made of each event: one row per (event, mapping). The item is what is sent; for
-- one that was discarded before it had a target, what is kept of it.
create view ingest.delivery as
  select e.day, (d.made ->> 'id')::uuid as id, e.id as event_id, e.message_key,
    d.made ->> 'mapping' as mapping, d.made ->> 'target' as target, d.made -> 'item' as item
  from ingest.event e,
    lateral json_array_elements(convert_from(e.deliveries, 'UTF8')::json) as d (made);

-- At most one row per delivery, in the partition of the delivery's day; none means pending.
create table ingest.delivery_outcome (
  day         date        not null,
  delivery_id uuid        not null,
  message_key uuid        not null, -- of its event, in the same day
  finished_at timestamptz not null,
  attempts    integer     not null,
  outcome     text        not null, -- DELIVERED, DISCARDED
  reason      text,
  detail      text,
  primary key (day, delivery_id)
) partition by list (day);

-- The work that is left: one row for up to 500 deliveries of one commit. The only table with
-- updates and deletes. Leasing a batch moves due_at to the end of the lease.
create table ingest.delivery_batch (
  id         uuid        primary key,
  target     text        not null,
  day        date        not null,
  items      integer     not null,
  bytes      bigint      not null,
  attempts   integer     not null, -- begun so far
  first_at   timestamptz not null,
  due_at     timestamptz not null,
  lease      uuid,
  deliveries bytea       not null  -- 40 bytes each: id, message_key, offset and length of the item
                                   -- in event.deliveries
) with (
  toast_tuple_target = 8160,
  autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_cost_delay = 0
);
alter table ingest.delivery_batch alter column deliveries set storage external;
create index delivery_batch_due on ingest.delivery_batch (target, due_at);

-- The current day of the log. Writers read it under a shared advisory lock, and it moves under the
-- exclusive one: once it has moved, no transaction can still be writing to the day before.
create table ingest.log_day (
  only_row boolean primary key default true check (only_row),
  day      date    not null
);
insert into ingest.log_day (day) values ('2000-01-01');

-- What became of every (event, mapping), as differences; every transaction appends its own.
create table ingest.tally (
  kind   text   not null,            -- RECEIVED, DUPLICATE, FILTERED, DELIVERED, DISCARDED
  reason text   not null,            -- empty where the kind has none
  n      bigint not null
) with (autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_cost_delay = 0);
