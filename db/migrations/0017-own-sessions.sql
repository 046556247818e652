-- Staff see where they are signed in, and end one session by itself.
alter table staff.session
  add column id uuid not null default gen_random_uuid() unique,
  -- Kind of browser and of system, from a list: what a browser says of itself in full is never stored.
  -- null: one of another kind, or of a session from before.
  add column browser text
    check (browser in ('firefox', 'chrome', 'edge', 'safari', 'opera', 'samsung')),
  add column system text
    check (system in ('windows', 'macos', 'ios', 'android', 'chromeos', 'linux'));
