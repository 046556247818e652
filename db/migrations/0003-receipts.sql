-- Receipts are published when a round closes; what a closed round leaves in the files of the database goes.

alter table tally.release
  drop column receipts_root,
  -- Root, number and parts of the list (surveys/ballot/receipt-list.ts); null where too few people
  -- answered for their number to be told.
  add column receipts jsonb;

-- PostgreSQL keeps deleted and changed rows in its files until it needs the room, and rows show by place
-- and transaction id when they came. This writes a table anew: only rows that are there, in another order,
-- under one transaction id. Whoever uses the table waits, for milliseconds per thousand rows.
-- Limits: write-ahead logs, backups and freed blocks of the file system keep what they hold.
create function meta.rewrite_table(target regclass, sort text) returns void
language plpgsql
as $$
begin
  execute format('create temporary table kept on commit drop as select * from %s', target);
  execute format('truncate %s', target);
  execute format('insert into %s select * from pg_temp.kept order by %s', target, sort);
  drop table pg_temp.kept;
end
$$;

-- The box without traces. Tokens of breakdowns have done their work when a round closes.
create function ballotbox.rewrite_tables(closed uuid) returns void
language plpgsql security definer set search_path = ballotbox, pg_temp
as $$
begin
  -- In the order in which a deposit uses them, so that neither waits for the other.
  lock table nullifier, inbox, comment_inbox, counter in access exclusive mode;
  delete from nullifier where round = closed and kind = 'breakdown';
  perform meta.rewrite_table('nullifier', 'round, hash');
  perform meta.rewrite_table('inbox', 'random()');
  perform meta.rewrite_table('comment_inbox', 'random()');
  perform meta.rewrite_table('counter', 'round, key');
end
$$;

create function tally.rewrite_tables() returns void
language plpgsql security definer set search_path = tally, pg_temp
as $$
begin
  perform meta.rewrite_table('ballot', 'random()');
  perform meta.rewrite_table('comment', 'random()');
end
$$;

create function registrar.rewrite_tables() returns void
language plpgsql security definer set search_path = registrar, pg_temp
as $$
begin
  -- In the order in which a claim uses them.
  lock table invitation, signing_key, message in access exclusive mode;
  perform meta.rewrite_table('invitation', 'round, employee');
  perform meta.rewrite_table('signing_key', 'round, id');
  perform meta.rewrite_table('message', 'round, employee');
end
$$;
