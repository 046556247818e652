-- What was decided after a round: by human resources for everyone, by a manager for the own unit and below.
-- The history is in the audit log.
alter table rounds.action rename to decision;
alter table rounds.decision
  add column state text not null default 'planned'
    check (state in ('planned', 'under-way', 'done', 'dropped')),
  -- A dimension or an item of the round's questionnaire that it is about.
  add column topic text;
