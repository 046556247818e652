-- Who puts their own name forward for the programme, under a consent of its own. In a schema of its own:
-- it shares no key, no round and no time with anything else. The day is the finest time.
create schema programme;
create table programme.volunteer (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  email text not null,
  message text not null,
  joined_on date not null
);
