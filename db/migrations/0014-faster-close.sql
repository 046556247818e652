-- Closing a round of a million people in seconds: tables are read once and written once.

-- A mixed ballot needs no name: nothing refers to one.
alter table tally.ballot drop column id;
alter table tally.comment drop column id;

-- A release of ten thousand units is a hundred megabytes, and packing it takes longer than writing it.
alter table tally.release alter column document set storage external;

-- A deposit reads its box itself. Looking the box of each of a million tokens up again when they are written
-- anew, or taking the reference off meanwhile, which would hold up the boxes of all rounds, is worth less.
alter table ballotbox.nullifier drop constraint nullifier_round_fkey;

drop function meta.rewrite_table(regclass, text);

-- Writes a table anew, so that its files keep no deleted or changed row and no order of arrival: only rows that
-- are to stay, in another order, under one transaction id. Indexes are taken off meanwhile and built in one
-- go afterwards, which is many times faster than row by row. Whoever uses the table waits.
-- Limits: write-ahead logs, backups and freed blocks of the file system keep what they hold.
--   gone: condition of rows that do not stay
--   blank, blanked: columns to be emptied, and the condition of the rows in which
create function meta.rewrite_table(
  target regclass, sort text, gone text default 'false',
  blank text[] default '{}', blanked text default 'false'
) returns void
language plpgsql
set work_mem = '128MB' set maintenance_work_mem = '256MB'
as $$
declare
  columns text;
  take_off text[];
  put_back text[];
  command text;
begin
  select string_agg(case when attname = any (blank)
      then format('case when %s then null else %I end as %2$I', blanked, attname)
      else format('%I', attname) end, ', ' order by attnum) into columns
    from pg_attribute where attrelid = target and attnum > 0 and not attisdropped;
  execute format('create temporary table kept on commit drop as select %s from %s where not (%s) order by %s',
    columns, target, gone, sort);
  select coalesce(array_agg(drop_it), '{}'), coalesce(array_agg(make_it), '{}') into take_off, put_back from (
    select format('alter table %s drop constraint %I', target, conname) as drop_it,
      format('alter table %s add constraint %I %s', target, conname, pg_get_constraintdef(oid)) as make_it
    from pg_constraint where conrelid = target and contype in ('p', 'u')
    union all
    select format('drop index %s', indexrelid::regclass), pg_get_indexdef(indexrelid)
    from pg_index where indrelid = target
      and not exists (select from pg_constraint where conindid = indexrelid)
  ) as part;
  execute format('truncate %s', target);
  foreach command in array take_off loop execute command; end loop;
  execute format('insert into %s select * from pg_temp.kept', target);
  foreach command in array put_back loop execute command; end loop;
  drop table pg_temp.kept;
end
$$;

-- The box of a closed round is emptied; of its spent tokens those stay that receipts are made of.
create or replace function ballotbox.rewrite_tables(closed uuid) returns void
language plpgsql security definer set search_path = ballotbox, pg_temp
as $$
begin
  -- In the order in which a deposit uses them, so that neither waits for the other.
  lock table nullifier, inbox, comment_inbox, counter in access exclusive mode;
  perform meta.rewrite_table('nullifier', 'round, hash', format('round = %L and kind = ''breakdown''', closed));
  perform meta.rewrite_table('inbox', 'random()', format('round = %L', closed));
  perform meta.rewrite_table('comment_inbox', 'random()', format('round = %L', closed));
  perform meta.rewrite_table('counter', 'round, key');
end
$$;

-- Once a round is released its sums are not needed any more.
create function ballotbox.drop_counters(released uuid) returns void
language plpgsql security definer set search_path = ballotbox, pg_temp
as $$
begin
  lock table counter in access exclusive mode;
  perform meta.rewrite_table('counter', 'round, key', format('round = %L', released));
end
$$;

create or replace function tally.rewrite_tables() returns void
language plpgsql security definer set search_path = tally, pg_temp
as $$
begin
  perform meta.rewrite_table('ballot', 'random()');
  perform meta.rewrite_table('comment', 'random()');
end
$$;

drop function registrar.rewrite_tables();

-- closed: a round whose blinded messages, signatures and keys are forgotten with this, or null.
create function registrar.rewrite_tables(closed uuid) returns void
language plpgsql security definer set search_path = registrar, pg_temp
as $$
declare
  here text := format('round is not distinct from %L', closed);
begin
  -- In the order in which a claim uses them, then those of the mailer.
  lock table invitation, signing_key, message, mailing, reminder in access exclusive mode;
  perform meta.rewrite_table('invitation', 'round, employee', blank => '{claim_hash,claim_response}',
    blanked => here);
  perform meta.rewrite_table('signing_key', 'round, id', blank => '{private_key}', blanked => here);
  perform meta.rewrite_table('message', 'round, employee', here);
  perform meta.rewrite_table('mailing', 'round', blank => '{salt}', blanked => here);
  perform meta.rewrite_table('reminder', 'round, employee', here);
end
$$;
