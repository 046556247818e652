-- Breakdowns declared at launch: attributes are counted, never stored with a ballot.

alter table rounds.round
  -- As declared, by priority: "gender", "unit_depth_1*gender".
  add column breakdowns jsonb not null default '[]',
  -- Whether a group that 1 to groupMin-1 people joined or left since the last release is withheld.
  add column strict boolean not null default false;

alter table registrar.invitation
  -- One key per breakdown, in the order of the plan.
  add column breakdown_keys text[] not null default '{}';

-- Where everyone worked at a launch, and with which attributes, for the strict setting of the next round.
create table registrar.member (
  round uuid not null,
  employee text not null,
  unit text not null,
  attributes jsonb not null,
  primary key (round, employee)
);

alter table ballotbox.box
  -- Names of the declared breakdowns: a ballot comes with one token of each.
  add column breakdowns jsonb not null default '[]';

alter table ballotbox.nullifier
  -- What the token was for. Receipts are those of ballots and comments.
  add column kind text not null default 'ballot' check (kind in ('ballot', 'breakdown', 'comment'));

-- How many people of one breakdown group chose what: respondents, then options of all items in order.
-- The numbers are masked by a secret that is not in the database.
create table ballotbox.counter (
  round uuid not null references ballotbox.box,
  key text not null,
  counts bigint[] not null,
  primary key (round, key)
);

-- Adds one to the given places (from 1) of a counter. The only way to a counter for the role that takes
-- ballots: it can neither read nor set one.
create function ballotbox.count_answers(in_round uuid, in_key text, places integer[])
returns void
language plpgsql
security definer
set search_path = ballotbox, pg_temp
as $$
declare
  sums bigint[];
  place integer;
begin
  select counts into strict sums from counter where round = in_round and key = in_key for update;
  foreach place in array places loop
    if place < 1 or place > cardinality(sums) then
      raise exception 'no such place';
    end if;
    sums[place] := sums[place] + 1;
  end loop;
  update counter set counts = sums where round = in_round and key = in_key;
end
$$;
