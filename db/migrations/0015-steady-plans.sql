-- Tables that fill while people answer are looked into through their index alone. A plan that is made while
-- such a table is all but empty reads all of it, and connections keep their plans: a deposit would take
-- longer with each that came before it, until PostgreSQL counts the table again.

-- Those of the nullifiers that were spent before, with the hash of their deposit.
create function ballotbox.find_spent(of_round uuid, nullifiers bytea[])
returns table (hash bytea, deposit_hash bytea)
language plpgsql stable
set enable_seqscan = off set enable_bitmapscan = off
as $$
begin
  return query select spent.hash, spent.deposit_hash
    from unnest(nullifiers) as given (nullifier), lateral (
      select known.hash, known.deposit_hash from ballotbox.nullifier as known
      where known.round = of_round and known.hash = given.nullifier
      limit 1
    ) as spent;
end
$$;

-- Invitations of a round by the hashes of their secrets, locked until the commit, in the order of the hashes.
create function registrar.lock_invitations(of_round uuid, secret_hashes bytea[])
returns setof registrar.invitation
language plpgsql
set enable_seqscan = off set enable_bitmapscan = off
as $$
begin
  -- The comparison of rounds is written so that no index can serve it: the one over secrets is to be used.
  return query select found.*
    from (select secret_hash from unnest(secret_hashes) as one (secret_hash) order by secret_hash) as given,
      lateral (
        select * from registrar.invitation
        where invitation.secret_hash = given.secret_hash and invitation.round is not distinct from of_round
        limit 1 for update
      ) as found;
end
$$;
