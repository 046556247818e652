-- Who may see what. Run after every migration; a forbidden join fails in PostgreSQL itself.
-- The login that runs the engine only switches between these roles, one transaction at a time.

do $$
declare
  part text;
begin
  foreach part in array array['registrar', 'ballotbox', 'tally', 'rounds', 'reader', 'staff', 'programme'] loop
    begin
      execute format('create role tutti_%s nologin', part);
    exception when duplicate_object or unique_violation then
      null; -- roles belong to the whole server: another database made it
    end;
    begin
      execute format('grant tutti_%s to current_user', part);
    exception when others then
      -- Two databases of one server at the same moment: the other one grants it.
      if not pg_has_role(current_user, format('tutti_%s', part), 'member') then raise; end if;
    end;
  end loop;
end
$$;

revoke all on schema registrar, ballotbox, tally, rounds, staff, programme from public;
revoke all on all tables in schema registrar, ballotbox, tally, rounds, staff, programme
  from tutti_registrar, tutti_ballotbox, tutti_tally, tutti_rounds, tutti_reader, tutti_staff,
  tutti_programme;

revoke all on function ballotbox.count_answers from public, tutti_tally;
revoke all on function meta.rewrite_table, ballotbox.empty_box, ballotbox.rewrite_tokens,
  ballotbox.drop_counters, ballotbox.find_spent, tally.rewrite_tables, registrar.rewrite_tables,
  registrar.find_invitations from public;

-- Everyone may know which version a database is of, and what it serves.
grant usage on schema meta
  to tutti_registrar, tutti_ballotbox, tutti_tally, tutti_rounds, tutti_reader, tutti_staff,
  tutti_programme;
revoke all on meta.migration, meta.part
  from public, tutti_registrar, tutti_ballotbox, tutti_tally, tutti_rounds, tutti_reader, tutti_staff,
  tutti_programme;
grant select on meta.migration, meta.part
  to tutti_registrar, tutti_ballotbox, tutti_tally, tutti_rounds, tutti_reader, tutti_staff,
  tutti_programme;

-- registrar: people, invitations and keys; of a round only what is public.
grant usage on schema registrar, rounds to tutti_registrar;
grant select, insert, update, delete on all tables in schema registrar to tutti_registrar;
-- What was signed for an invitation is never changed: the same claim gets the same bytes.
revoke update on registrar.claim from tutti_registrar;
grant execute on function registrar.rewrite_tables, registrar.find_invitations to tutti_registrar;
grant select on rounds.round to tutti_registrar;

-- ballotbox: put ballots in, never read one back.
grant usage on schema ballotbox to tutti_ballotbox;
grant select on ballotbox.box, ballotbox.public_key to tutti_ballotbox;
grant select, insert on ballotbox.nullifier to tutti_ballotbox;
grant insert on ballotbox.inbox, ballotbox.comment_inbox to tutti_ballotbox;
grant execute on function ballotbox.count_answers, ballotbox.find_spent to tutti_ballotbox;

-- tally: opens and closes the box, mixes, counts, releases; never sees a person.
grant usage on schema ballotbox, tally to tutti_tally;
grant select, insert, update on ballotbox.box to tutti_tally;
grant select, insert on ballotbox.public_key to tutti_tally;
grant select, delete on ballotbox.inbox, ballotbox.comment_inbox to tutti_tally;
grant select (round, hash, kind) on ballotbox.nullifier to tutti_tally;
grant execute on function ballotbox.empty_box, ballotbox.rewrite_tokens, ballotbox.drop_counters,
  tally.rewrite_tables to tutti_tally;
grant select, insert, delete on ballotbox.counter to tutti_tally;
grant select, insert, delete on tally.ballots, tally.comment to tutti_tally;
grant select, insert on tally.release, tally.release_piece to tutti_tally;

-- rounds: settings, plan and manifest.
grant usage on schema rounds to tutti_rounds;
grant select, insert, update, delete on rounds.round to tutti_rounds;
grant select, insert, update, delete on rounds.decision to tutti_rounds;
-- A published questionnaire never changes; it can be archived, and deleted while no round uses it.
grant select, insert, delete, update (archived) on rounds.instrument to tutti_rounds;
grant select, insert, update, delete on rounds.draft_questionnaire to tutti_rounds;

-- reader: what was released.
grant usage on schema rounds, tally to tutti_reader;
grant select on rounds.round, rounds.decision, tally.release, tally.release_piece to tutti_reader;

-- staff: accounts, sign-in links, sessions, audit (which nobody may change afterwards).
grant usage on schema staff to tutti_staff;
grant select, insert, update, delete on staff.account, staff.session to tutti_staff;
grant select, insert, delete on staff.link to tutti_staff;
grant select, insert on staff.audit to tutti_staff;

-- programme: volunteers, who gave their name themselves, and nothing else.
grant usage on schema programme to tutti_programme;
grant select, insert, delete on programme.volunteer to tutti_programme;
