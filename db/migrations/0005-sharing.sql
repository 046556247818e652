-- What employees are told after a round: whether its results are shared with them, and what was decided.
alter table rounds.round add column shared_on date;

create table rounds.action (
  id uuid primary key default gen_random_uuid(),
  number integer generated always as identity,
  round uuid not null references rounds.round on delete cascade,
  -- A unit with a report of its own in this round; the root for the whole company.
  unit text not null,
  -- What was heard and what is done about it, as whoever writes it words it.
  heard text not null,
  done text not null,
  owner text not null,
  due_on date
);
create index on rounds.action (round);
