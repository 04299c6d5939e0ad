-- One row per key: the lock that writers take in key order, the change log, and the key's end.
create table map_key (
  key text collate "C" primary key,
  expires_at timestamptz not null,
  -- stamp of the last deletion of the whole key: older writes must not bring it back
  deleted_at bigint not null default -9223372036854775808,
  deleted_by text collate "C" not null default '',
  -- the transaction that touched the key last; pollers compare it with their last snapshot
  changed xid8 not null default pg_current_xact_id()
) with (fillfactor = 85);

create index map_key_changed on map_key (changed);
create index map_key_expires_at on map_key (expires_at);

-- One row per field, with the stamp of its last writer; a null value is a removed field.
create table map_field (
  key text collate "C" not null,
  -- digest of part and name, because a name may be longer than an index entry
  slot uuid not null,
  part text not null check (part in ('trait', 'field', 'listed')),
  -- JSON string literal, quotes included
  name text collate "C" not null,
  -- JSON text
  value text collate "C",
  at_micros bigint not null,
  message_id text collate "C" not null,
  primary key (key, slot)
) with (fillfactor = 85);
