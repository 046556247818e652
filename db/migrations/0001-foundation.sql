-- Who a person is, what was answered, and how many are three schemas without a key between them.
-- No table holds a time of day, an address or an agent.

-- What everyone may know of a round: settings, the frozen plan, the public manifest.
create schema rounds;
create table rounds.round (
  id uuid primary key default gen_random_uuid(),
  -- Order of making.
  number bigint generated always as identity,
  title text not null,
  instrument text not null,
  -- The questionnaire as it was when the round was made: a later version of the product can not change it.
  questionnaire jsonb not null,
  policy jsonb not null,
  setup jsonb not null,
  closes_on date not null,
  state text not null default 'draft'
    check (state in ('draft', 'preparing', 'open', 'closing', 'released')),
  launched_on date,
  closed_on date,
  -- Ballots and invitations have been deleted.
  forgotten boolean not null default false,
  -- Frozen at launch: units, cohort plan and head counts. No people.
  frozen jsonb,
  keys_total integer not null default 0,
  keys_done integer not null default 0,
  manifest jsonb,
  -- The response rate as a band, and the day it was taken.
  participation jsonb,
  check (state in ('draft', 'preparing') or manifest is not null)
);

-- Questionnaires of one's own; those that ship are files of surveys/catalogue.
create table rounds.instrument (
  ref text primary key,
  questionnaire jsonb not null
);

-- WHO: people, invitations, signing keys. Never an answer.
create schema registrar;
create table registrar.unit (
  id text primary key,
  parent text references registrar.unit deferrable initially deferred,
  name text not null
);
create table registrar.employee (
  id text primary key,
  unit text not null references registrar.unit deferrable initially deferred,
  email text,
  language text,
  attributes jsonb not null
);
create index on registrar.employee (unit);
create table registrar.invitation (
  round uuid not null,
  employee text not null,
  ballot_key text not null,
  comment_key text,
  language text,
  -- SHA-256 of the secret in the link; null until the link is written.
  secret_hash bytea unique,
  used boolean not null default false,
  -- Hash of the blinded messages and the signatures given for them; forgotten at close.
  claim_hash bytea,
  claim_response jsonb,
  primary key (round, employee),
  check (used = (claim_hash is not null) or claim_hash is null)
);
create table registrar.signing_key (
  round uuid not null,
  id text not null,
  public_key text not null,
  -- Encrypted; null once destroyed.
  private_key bytea,
  primary key (round, id)
);
create table registrar.message (
  round uuid not null,
  employee text not null,
  address text,
  unit_name text not null,
  language text not null,
  subject text not null,
  body text not null,
  link text not null,
  primary key (round, employee)
);

-- WHAT: ballots by cohort. Never a person.
create schema ballotbox;
create table ballotbox.box (
  round uuid primary key,
  -- The scoring key: items with their scales, and comment boxes.
  key jsonb not null,
  state text not null check (state in ('open', 'closed'))
);
create table ballotbox.public_key (
  round uuid not null references ballotbox.box,
  id text not null,
  public_key text not null,
  primary key (round, id)
);
create table ballotbox.nullifier (
  round uuid not null references ballotbox.box,
  hash bytea not null,
  -- Hash of the padded deposit, so that the same deposit again gets the same receipt.
  deposit_hash bytea not null,
  primary key (round, hash)
);
create table ballotbox.inbox (
  id uuid primary key default gen_random_uuid(),
  round uuid not null references ballotbox.box,
  cohort text not null,
  answers bytea not null
);
create table ballotbox.comment_inbox (
  id uuid primary key default gen_random_uuid(),
  round uuid not null references ballotbox.box,
  cohort text not null,
  item text not null,
  text text not null
);

-- HOW MANY: mixed ballots until they are purged, and the release.
create schema tally;
create table tally.ballot (
  id uuid primary key default gen_random_uuid(),
  round uuid not null,
  cohort text not null,
  answers bytea not null
);
create index on tally.ballot (round);
create table tally.comment (
  id uuid primary key default gen_random_uuid(),
  round uuid not null,
  cohort text not null,
  item text not null,
  text text not null
);
create index on tally.comment (round);
create table tally.release (
  round uuid primary key,
  -- Text, not jsonb: its bytes are what the hash and the freeze are about.
  document text not null,
  sha256 text not null,
  receipts_root text not null
);

-- Accounts of those who run the product. Employees have none.
create schema staff;
create table staff.account (
  email text primary key,
  name text not null,
  role text not null check (role in ('administrator', 'hr', 'manager')),
  unit text,
  password_hash text not null
);
create table staff.session (
  token_hash bytea primary key,
  email text not null references staff.account on delete cascade,
  expires_on date not null
);
create table staff.audit (
  number bigint generated always as identity primary key,
  day date not null,
  account text not null,
  action text not null,
  detail jsonb not null
);
