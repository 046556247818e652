-- PostgreSQL samples up to a hundred values of each column, in clear, whenever enough rows have changed, and keeps them
-- when the table has been emptied: who had claimed by then, which answers and comments had come by then. So no column
-- is sampled; tables are looked into through their keys, for which none is needed. What was sampled until now is thrown
-- away: PostgreSQL does so when a column gets a type, be it the one it has.
do $$
declare
  place record;
begin
  for place in
    select attrelid::regclass as of_table, attname as name, format_type(atttypid, atttypmod) as type
    from pg_attribute join pg_class on pg_class.oid = attrelid
    where relnamespace in ('registrar'::regnamespace, 'ballotbox'::regnamespace, 'tally'::regnamespace,
        'programme'::regnamespace, 'staff'::regnamespace)
      and relkind = 'r' and attnum > 0 and not attisdropped
      -- Which round a row is of tells nothing of anybody.
      and attname <> 'round'
  loop
    execute format('alter table %s alter column %I type %s, alter column %2$I set statistics 0',
      place.of_table, place.name, place.type);
  end loop;
end
$$;
