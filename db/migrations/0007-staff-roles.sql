-- Analysts read all that is released, auditors read the audit log and the rules of rounds.
alter table staff.account
  drop constraint account_role_check,
  add constraint account_role_check
    check (role in ('administrator', 'hr', 'analyst', 'manager', 'auditor')),
  -- A manager, and nobody else, leads a unit: without one a manager would see the whole company.
  add constraint account_unit_check check ((role = 'manager') = (unit is not null));
