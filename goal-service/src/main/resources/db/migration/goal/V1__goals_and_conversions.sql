-- A goal of the account. WAITING: needed by an event, not yet created for want of room in the limits.
create table goal (
  id bigint generated always as identity primary key,
  name text not null unique,
  tag text,
  created_automatically boolean not null,
  state text not null check (state in ('WAITING', 'ACTIVE')),
  waiting_since timestamptz not null default now(),
  granted_at timestamptz,
  active_since timestamptz
);

create index goal_waiting on goal (id) where state = 'WAITING';

-- Once an event has found its goal, it keeps it by id: a goal may be renamed.
create table goal_binding (
  event_type text not null,
  event_name text not null,
  goal_id bigint not null references goal,
  primary key (event_type, event_name)
);

-- Every permit to create a goal, in the time of creation_clock. The sliding windows count these rows.
create table goal_creation (
  goal_id bigint not null,
  at timestamptz not null
);

create index goal_creation_at on goal_creation (at);

-- One row: how far the windows' time is behind the database's clock. Its lock orders the replicas.
create table creation_clock (
  singleton boolean primary key default true check (singleton),
  behind_micros bigint not null
);

insert into creation_clock (behind_micros) values (0);

-- month is derived from occurred_at, so a message that is sent again meets its own key.
-- key: the first 128 bits of SHA-256 over message id and goal; its first 64 are the nonce.
create table conversion (
  month date not null,
  key uuid not null,
  occurred_at timestamptz not null,
  received_at timestamptz not null default now(),
  goal_id bigint not null,
  visitor_code text not null,
  message_id text not null,
  revenue numeric(18, 6),
  currency text,
  negative boolean not null,
  revenue_issue text,
  primary key (month, key)
) partition by range (month);

create index conversion_time on conversion (occurred_at, key);
create index conversion_goal on conversion (goal_id, occurred_at, key);
create index conversion_visitor on conversion (visitor_code, occurred_at);

-- Months without a partition of their own: clocks that are decades off.
create table conversion_default partition of conversion default;

-- What each batch added, appended so that replicas never wait for one goal's row; folded into
-- goal_total from time to time. A count is the sum of both.
create table goal_tally (
  goal_id bigint not null,
  currency text not null,
  conversions bigint not null,
  revenue numeric
);

create index goal_tally_goal on goal_tally (goal_id);

create table goal_total (
  goal_id bigint not null,
  currency text not null,
  conversions bigint not null,
  revenue numeric,
  primary key (goal_id, currency)
);
