-- What HR has said that the columns of an imported file mean: proposed again when a file with the same titles
-- comes. The key is a hash of the titles; no cell of a file is kept.
create table registrar.column_mapping (
  titles text primary key,
  uses jsonb not null
);
