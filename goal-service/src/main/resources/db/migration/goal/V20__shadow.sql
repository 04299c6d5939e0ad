-- What would have been done while the destination is in the mode Shadow. Kept apart from goals and
-- conversions, so that nothing of it counts once the destination is Live.
create table shadow_conversion (
  key uuid primary key, -- the first 128 bits of SHA-256 over message id and goal name
  goal_name text not null,
  event_type text not null,
  event_name text not null,
  visitor_code text not null,
  occurred_at timestamptz not null,
  received_at timestamptz not null default now(),
  revenue numeric(18, 6),
  currency text,
  negative boolean not null
);

create index shadow_conversion_goal on shadow_conversion (goal_name);
create index shadow_conversion_visitor on shadow_conversion (visitor_code);
create index shadow_conversion_age on shadow_conversion (received_at);
