-- No passwords: whoever holds a link that works once is in, and then has a session.
alter table staff.account drop column password_hash;

create table staff.link (
  -- SHA-256 of the text in the link. That text says until which minute it is good, and the hash covers
  -- it: so no table holds a time of day, and nobody can make a link last longer.
  token_hash bytea primary key,
  -- Whom it signs in; null: it makes the first administrator.
  email text references staff.account on delete cascade,
  -- The day after which the row is swept away.
  expires_on date not null
);

delete from staff.session;
alter table staff.session
  -- The last day of use: a session that is left alone ends before its last day.
  add column seen_on date not null;
