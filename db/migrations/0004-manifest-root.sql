-- The box is opened for one manifest and released under no other: whoever runs the registrar can not
-- come back with lower thresholds, other groups or other keys.

alter table ballotbox.box
  -- Hexadecimal Merkle root of the signed manifest; null for boxes opened before this was kept.
  add column manifest_root text;
