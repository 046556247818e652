-- Who is asked, and when: a round may be for a part of the company, open on a day to come, close by
-- itself after its last day, and have that day moved later.
alter table rounds.round
  -- Ids of units, each with everything below it; null for everybody.
  add column audience jsonb,
  -- The day on which the round opens by itself; null: when it is launched.
  add column opens_on date,
  -- Signed extensions of the last day, in order; the manifest keeps the first one.
  add column extensions jsonb not null default '[]',
  -- Why a round that was to open by itself is a draft again: a code.
  add column held_back text,
  drop constraint round_state_check,
  drop constraint round_check;
alter table rounds.round
  add constraint round_state_check
    check (state in ('draft', 'scheduled', 'preparing', 'open', 'closing', 'released')),
  add constraint round_check
    check (state in ('draft', 'scheduled', 'preparing') or manifest is not null);
