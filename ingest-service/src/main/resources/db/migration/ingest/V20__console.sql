-- What the console reads beside the log. Nothing here is written when an event is accepted, but for
-- the two indexes.

-- Time is where an event lies in its partition, so a few bytes per 128 pages find any moment.
create index event_received on ingest.event using brin (received_at) with (pages_per_range = 64);

-- A user's events; eight bytes per id instead of the id.
create index event_user on ingest.event (hashtextextended(user_id, 0)) where user_id is not null;
create index event_anonymous on ingest.event (hashtextextended(anonymous_id, 0))
  where anonymous_id is not null;

-- The versions of the destination that have run, and which replica ran which when.
create table ingest.revision (
  id       integer     generated always as identity primary key,
  name     text        not null unique, -- first 12 hexadecimal digits of its SHA-256
  resource text        not null,        -- JSON, without the value of any Secret
  first_at timestamptz not null
);
create table ingest.revision_span (
  replica  text        not null,
  revision text        not null references ingest.revision (name),
  from_at  timestamptz not null,
  until_at timestamptz,                 -- absent while it runs
  seen_at  timestamptz not null
);
create index revision_span_time on ingest.revision_span (from_at);

-- What became of the events that were received in a minute, counted in (event, mapping): so
-- received = delivered + filtered + discarded + pending in each minute and in every sum of them.
-- A background job writes it; a minute is counted again until nothing of it is pending.
create table ingest.report_minute (
  minute  timestamptz not null,
  door    text        not null,
  type    text        not null,
  name    text        not null, -- '(other)' for all but the most frequent
  mapping text        not null, -- empty where the event reached none
  outcome text        not null, -- FIRST, RETRIED, FILTERED, DISCARDED, PENDING
  reason  text        not null,
  by_name text        not null, -- the filter or function that ended it
  n       bigint      not null
);
create index report_minute_time on ingest.report_minute (minute);
create table ingest.report_hour (like ingest.report_minute);
alter table ingest.report_hour rename column minute to hour;
create index report_hour_time on ingest.report_hour (hour);

-- Times from acceptance to delivery: 8 steps per doubling of milliseconds.
create table ingest.report_latency (
  minute timestamptz not null,
  step   integer     not null,
  n      bigint      not null
);
create index report_latency_time on ingest.report_latency (minute);

-- Minutes that were counted while something of them was pending.
create table ingest.report_unsettled (
  minute     timestamptz primary key,
  counted_at timestamptz not null
);

-- How far the counting is: every minute before it was counted at least once after its end.
create table ingest.report_progress (
  only_row     boolean primary key default true check (only_row),
  counted_to   timestamptz not null,
  last_run_at  timestamptz not null
);

-- Where each alert of the resource stands. One replica looks at a time.
create table ingest.alert_state (
  name           text        primary key,
  firing         boolean     not null,
  figure         double precision,      -- absent where there is nothing to look at
  since          timestamptz not null,
  differs_since  timestamptz,           -- the figure has said otherwise since then
  recent_changes integer     not null,  -- while it flaps, it has to be calm for longer
  looked_at      timestamptz not null
);

-- One row for each receiver of each change of state, written with the change; sent at least once.
create table ingest.alert_message (
  id         bigint      generated always as identity primary key,
  alert      text        not null,
  kind       text        not null, -- FIRING, RESOLVED, TEST
  receiver   integer     not null, -- place in the alert's receivers
  to_whom    text        not null, -- webhook, or the addresses
  text       text        not null,
  created_at timestamptz not null,
  due_at     timestamptz,          -- absent once it is sent or given up
  sent_at    timestamptz,
  tries      integer     not null default 0,
  problem    text
);
create index alert_message_due on ingest.alert_message (due_at) where due_at is not null;

-- Replays, and the events that each of them takes, chosen when it was begun.
create table ingest.replay (
  id         bigint      generated always as identity primary key,
  selection  text        not null, -- JSON, as it was asked for
  rate       integer     not null, -- events in a second, at most
  state      text        not null, -- RUNNING, DONE, CANCELLED
  created_at timestamptz not null,
  ended_at   timestamptz
);
create table ingest.replay_item (
  replay      bigint not null references ingest.replay (id),
  place       bigint not null,
  day         date   not null,
  message_key uuid   not null,
  result      text,                -- SENT, NOTHING_LEFT, FILTERED, DISCARDED, GONE; absent until done
  primary key (replay, place)
);
create index replay_item_open on ingest.replay_item (replay, place) where result is null;

-- Attempts that are repeated, with what the target answered; none for an attempt that delivers.
create table ingest.delivery_attempt (
  at           timestamptz not null,
  attempt      integer     not null,
  answer       text        not null,
  again_at     timestamptz not null,
  delivery_ids uuid[]      not null
);
create index delivery_attempt_time on ingest.delivery_attempt (at);
