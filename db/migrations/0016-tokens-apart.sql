-- The box of a closed round is emptied when its ballots are mixed. Spent tokens are written anew by themselves,
-- while the release is computed: it does not wait for that.
drop function ballotbox.rewrite_tables(uuid);

create function ballotbox.empty_box(closed uuid) returns void
language plpgsql security definer set search_path = ballotbox, pg_temp
as $$
begin
  -- In the order in which a deposit uses them, so that neither waits for the other.
  lock table inbox, comment_inbox in access exclusive mode;
  perform meta.rewrite_table('inbox', 'random()', format('round = %L', closed));
  perform meta.rewrite_table('comment_inbox', 'random()', format('round = %L', closed));
end
$$;

-- Of the tokens of a closed round those stay that receipts are made of, in an order that tells nothing.
create function ballotbox.rewrite_tokens(closed uuid) returns void
language plpgsql security definer set search_path = ballotbox, pg_temp
as $$
begin
  lock table nullifier, counter in access exclusive mode;
  perform meta.rewrite_table('nullifier', 'round, hash', format('round = %L and kind = ''breakdown''', closed));
  perform meta.rewrite_table('counter', 'round, key');
end
$$;
