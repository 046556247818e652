-- Who has claimed lies in a table of its own. An invitation is written at the launch and never again, so that nothing
-- about answering is in its file: not the order in which people claimed, not the ids of those transactions. A close
-- writes the claims anew, which are a quarter of it.
create table registrar.claim (
  round uuid not null,
  employee text not null,
  -- Hash of the blinded messages and the signatures given for them; forgotten at close.
  claim_hash bytea,
  response jsonb,
  primary key (round, employee),
  check ((claim_hash is null) = (response is null))
);
insert into registrar.claim (round, employee, claim_hash, response)
  select round, employee, claim_hash, claim_response from registrar.invitation where used
  order by round, employee;

drop function registrar.lock_invitations(uuid, bytea[]);
alter table registrar.invitation drop column used, drop column claim_hash, drop column claim_response;
-- What is in its file of rounds until now.
select meta.rewrite_table('registrar.invitation', 'round, employee');

-- Invitations of a round by the hashes of their secrets, with the claims that were made. Both tables are looked into
-- through an index alone (0015-steady-plans.sql). Nothing is locked: that would be written into the invitation's row.
create function registrar.find_invitations(of_round uuid, secret_hashes bytea[])
returns table (
  employee text, secret_hash bytea, ballot_key text, comment_key text, breakdown_keys text[],
  claim_hash bytea, response jsonb
)
language plpgsql stable
set enable_seqscan = off set enable_bitmapscan = off
as $$
#variable_conflict use_column
begin
  -- The comparison of rounds is written so that no index can serve it: the one over secrets is to be used.
  return query select found.employee, found.secret_hash, found.ballot_key, found.comment_key, found.breakdown_keys,
      past.claim_hash, past.response
    from unnest(secret_hashes) as given (secret_hash)
      cross join lateral (
        select * from registrar.invitation
        where invitation.secret_hash = given.secret_hash and invitation.round is not distinct from of_round
        limit 1
      ) as found
      left join lateral (
        select claim_hash, response from registrar.claim
        where claim.round = found.round and claim.employee = found.employee
        limit 1
      ) as past on true;
end
$$;

-- closed: a round whose blinded messages, signatures and keys are forgotten with this; null where invitations were
-- deleted.
create or replace function registrar.rewrite_tables(closed uuid) returns void
language plpgsql security definer set search_path = registrar, pg_temp
as $$
declare
  here text := format('round is not distinct from %L', closed);
begin
  -- In the order in which a claim uses them, then those of the mailer.
  if closed is null then
    lock table invitation in access exclusive mode;
    perform meta.rewrite_table('invitation', 'round, employee');
  end if;
  lock table claim, signing_key, message, mailing, reminder in access exclusive mode;
  perform meta.rewrite_table('claim', 'round, employee', blank => '{claim_hash,response}', blanked => here);
  perform meta.rewrite_table('signing_key', 'round, id', blank => '{private_key}', blanked => here);
  perform meta.rewrite_table('message', 'round, employee', here);
  perform meta.rewrite_table('mailing', 'round', blank => '{salt}', blanked => here);
  perform meta.rewrite_table('reminder', 'round, employee', here);
end
$$;
