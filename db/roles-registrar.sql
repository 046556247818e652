-- The registrar's own database, after roles.sql: no ballot is ever here, and nobody could put one in or
-- read one. Of the tally only the releases stay, which the ballot box hands over.

revoke all on schema ballotbox from tutti_ballotbox, tutti_tally;
revoke all on all tables in schema ballotbox from tutti_ballotbox, tutti_tally;
revoke all on function ballotbox.count_answers from tutti_ballotbox;
revoke all on tally.ballots, tally.comment from tutti_tally;
