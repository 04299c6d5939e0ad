alter table mirror
  -- the number of the lease under which a replica writes the key; null while none does
  add lease bigint,
  -- a call for the key ended without a word, so the account may act on it yet: only what is
  -- written after this time is sure to stay
  add confirm_after timestamptz;

-- Without a lease, leased_until is the time before which the key is not due.
create sequence mirror_lease;
