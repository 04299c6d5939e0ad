-- Keys that changed and are to be written to the account: one row however often a key changes.
create table mirror (
  key text collate "C" primary key,
  -- counts the changes, so that one that comes while the key is sent is not forgotten
  version bigint not null default 1,
  since timestamptz not null default now(),
  leased_until timestamptz not null default '-infinity',
  refusal text
);

create index mirror_since on mirror (since);
