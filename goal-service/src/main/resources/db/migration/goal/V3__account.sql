-- A goal of a Kameleoon account: bound by the account's id, called as it is called there.
alter table goal
  add account_goal_id bigint,
  add account_name text,
  -- the account refused it for now: not before then, and why
  add retry_at timestamptz,
  add refusal text;

create index goal_account on goal (account_goal_id) where account_goal_id is not null;
create index goal_binding_goal on goal_binding (goal_id);
create index goal_unbound on goal (id) where account_goal_id is null;

-- The log of permits counts every call of the Automation API.
alter table goal_creation alter goal_id drop not null;
alter table goal_creation add kind text not null default 'CREATE';

-- What the account said about calls: until when none is made, and what part of the limits is used.
alter table creation_clock
  add paused_until timestamptz,
  add pace integer not null default 100,
  add pace_at timestamptz,
  add failures integer not null default 0;

-- The account's goals as they were read last.
create table account_goal (
  id bigint primary key,
  name text not null,
  usable boolean not null,
  generation bigint not null
);

create index account_goal_name on account_goal (name) where usable;

create table account_state (
  singleton boolean primary key default true check (singleton),
  generation bigint not null default 0,
  reading_until timestamptz,
  read_at timestamptz,
  site_id bigint,
  refuses_tags boolean not null default false,
  problem text,
  problem_at timestamptz
);

insert into account_state default values;

-- Conversions on their way to the account, in the order in which they came.
-- W: waits for its goal. R: ready. X: refused, kept to be sent again by hand.
create table forwarding (
  id bigint generated always as identity primary key,
  state text not null check (state in ('W', 'R', 'X')),
  key uuid not null,
  goal_id bigint not null,
  visitor_code text not null,
  revenue numeric(18, 6),
  negative boolean not null,
  metadata text,
  received_at timestamptz not null default now(),
  not_before timestamptz not null default '-infinity',
  attempts smallint not null default 0,
  refusal text
);

create index forwarding_ready on forwarding (id) where state = 'R';
create index forwarding_waiting on forwarding (goal_id, id) where state = 'W';
create index forwarding_refused on forwarding (id) where state = 'X';
create index forwarding_key on forwarding (key);

-- One conversion of a goal for one value of a property.
create table goal_value (
  goal_id bigint not null,
  value uuid not null,
  key uuid not null,
  expires_at timestamptz not null,
  primary key (goal_id, value)
);

create index goal_value_end on goal_value (expires_at);

-- Visitor codes by other ids; an anonymous id (A) also by the user id (U) that it was seen with.
create table alias (
  kind text not null check (kind in ('U', 'A')),
  id text not null,
  visitor_code text,
  user_id text,
  seen_at timestamptz not null,
  primary key (kind, id)
);

-- Since when an event without a visitor code waits for an alias.
create table alias_wait (
  message uuid primary key,
  since timestamptz not null
);

create index alias_wait_since on alias_wait (since);

-- Custom data of the account that were created or adopted.
create table custom_data (
  name text primary key,
  account_id bigint,
  account_index integer,
  adopted boolean,
  problem text
);
