-- Questionnaires that are still being written. No time and no name of who wrote what.
create table rounds.draft_questionnaire (
  id uuid primary key default gen_random_uuid(),
  -- Order of making.
  number bigint generated always as identity,
  -- Short name of the questionnaire whose next version this becomes; null: a new one. One at a time,
  -- so that no version is written past another.
  next_of text unique,
  -- Grows with every save: a save on top of one that it has not seen is refused.
  revision integer not null default 1,
  content jsonb not null
);

-- Used ones are never deleted; an archived one is not offered for new rounds.
alter table rounds.instrument add column archived boolean not null default false;
