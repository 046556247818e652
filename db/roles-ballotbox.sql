-- The ballot box's own database, after roles.sql: no person is ever here. Every other role is shut out
-- of everything, so that only the ballot box and the tally have anything to do here.

do $$
declare
  part text;
  others text;
begin
  select string_agg(quote_ident(rolname), ', ') into others from pg_roles
    where starts_with(rolname, 'tutti_') and rolname not in ('tutti_ballotbox', 'tutti_tally');
  for part in
    select nspname from pg_namespace
    where nspname not in ('meta', 'public', 'information_schema') and not starts_with(nspname, 'pg_')
  loop
    execute format('revoke all on schema %I from %s', part, others);
    execute format('revoke all on all tables in schema %I from %s', part, others);
  end loop;
end
$$;
