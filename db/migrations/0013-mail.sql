-- Links and printed codes are written again from the master key and a salt instead of being stored: what
-- waits to be sent is an address and a language.
create table registrar.mailing (
  round uuid primary key,
  -- Of the secrets of this round; null before the launch and after the close.
  salt bytea,
  -- By language and kind; before the launch only those that are not the standard ones, then all of them.
  texts jsonb not null default '{}',
  -- Days after the launch and before the last day; null: the usual ones.
  reminders jsonb,
  -- The last day on which the mailer looked whether reminders are due.
  looked_on date,
  -- HR has had links of this round, because there was no mail server: looking at one no longer tells
  -- whether it was used.
  links_shown boolean not null default false
);

-- Who still gets a reminder. Rows are there only until the mail server has them.
create table registrar.reminder (
  round uuid not null,
  employee text not null,
  primary key (round, employee)
);

alter table registrar.message
  drop column subject,
  drop column body,
  -- Of rounds launched before links were derived; null otherwise.
  alter column link drop not null,
  add column state text not null default 'waiting' check (state in ('waiting', 'sent', 'failed')),
  -- What the mail server said when it last refused.
  add column reason text;

create or replace function registrar.rewrite_tables() returns void
language plpgsql security definer set search_path = registrar, pg_temp
as $$
begin
  -- In the order in which a claim uses them, then those of the mailer.
  lock table invitation, signing_key, message, mailing, reminder in access exclusive mode;
  perform meta.rewrite_table('invitation', 'round, employee');
  perform meta.rewrite_table('signing_key', 'round, id');
  perform meta.rewrite_table('message', 'round, employee');
  perform meta.rewrite_table('mailing', 'round');
  perform meta.rewrite_table('reminder', 'round, employee');
end
$$;
