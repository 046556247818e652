-- A release of ten thousand units is a hundred megabytes, of which the database has nothing to understand: it is
-- packed before it is sent there. Releases of before stay as they are.
alter table tally.release_piece
  alter column text drop not null,
  add column packed bytea,
  add check (num_nonnulls(text, packed) = 1);
alter table tally.release_piece alter column packed set storage external;
