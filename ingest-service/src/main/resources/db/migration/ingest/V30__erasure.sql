-- Users that were, or are being, erased. While it runs the row has their ids; afterwards only their
-- digests, so that it can be shown that a user was erased without keeping who.
create table ingest.erasure (
  id           uuid        primary key,
  requested_at timestamptz not null, -- what was received later is new data
  digests      text[]      not null, -- SHA-256 of the ids that were asked for, hexadecimal, sorted
  asked        text[]      not null, -- the ids that were asked for; empty when it is done
  ids          text[]      not null, -- all that are known; empty when it is done
  state        text        not null, -- RUNNING, DONE
  swept_to     timestamptz,          -- of the events, how far the current pass is
  waiting_for  text,                 -- why it does not go on, for a person
  report       text        not null, -- JSON
  due_at       timestamptz not null, -- leased by moving it
  finished_at  timestamptz
);
create index erasure_running on ingest.erasure (due_at) where state = 'RUNNING';
