-- Closing and looking at a round of ten thousand units.

-- What a look at a round needs of documents of megabytes, which it would have to unpack each time.
create function rounds.sum_heads(frozen jsonb) returns integer
language sql immutable
as $$ select sum((cohort->>'heads')::int)::int from jsonb_array_elements(frozen->'plan'->'cohorts') as cohort $$;

alter table rounds.round
  add column invited integer generated always as (rounds.sum_heads(frozen)) stored,
  add column manifest_root text generated always as (manifest->>'root') stored,
  -- The last day that the manifest names.
  add column told_until text generated always as (manifest->'manifest'->'round'->>'closesOn') stored;

-- The document of a release in pieces, each written when it is ready: together they are what the hash is of.
create table tally.release_piece (
  round uuid not null,
  place integer not null,
  text text not null,
  primary key (round, place)
);
-- Where the database can pack fast it does; otherwise packing takes longer than writing.
do $$
begin
  alter table tally.release_piece alter column text set compression lz4;
exception when feature_not_supported then
  alter table tally.release_piece alter column text set storage external;
end
$$;
insert into tally.release_piece (round, place, text) select round, 0, document from tally.release;
alter table tally.release drop column document;

-- Mixed ballots lie as they are counted: those of a cohort in one row, one after the other in random order.
create table tally.ballots (
  round uuid not null,
  cohort text not null,
  count integer not null,
  -- Packed answers, each ballot as long as every other of the round.
  answers bytea not null,
  primary key (round, cohort)
);
alter table tally.ballots alter column answers set storage external;
insert into tally.ballots (round, cohort, count, answers)
  select round, cohort, count(*), string_agg(answers, '' order by random())
  from tally.ballot group by round, cohort order by round, cohort;
drop table tally.ballot;

create or replace function tally.rewrite_tables() returns void
language plpgsql security definer set search_path = tally, pg_temp
as $$
begin
  perform meta.rewrite_table('ballots', 'round, cohort');
  perform meta.rewrite_table('comment', 'random()');
end
$$;

-- By round and token as before, by bytes that differ early: two columns of which the first is always the same take
-- twice as long to sort.
create or replace function ballotbox.rewrite_tokens(closed uuid) returns void
language plpgsql security definer set search_path = ballotbox, pg_temp
as $$
begin
  lock table nullifier, counter in access exclusive mode;
  perform meta.rewrite_table('nullifier', 'substr(uuid_send(round), 1, 4) || hash',
    format('round = %L and kind = ''breakdown''', closed));
  perform meta.rewrite_table('counter', 'round, key');
end
$$;
