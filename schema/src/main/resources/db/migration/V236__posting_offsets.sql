-- What one owes and has paid in advance, or owes and is owed, is set off: both accounts are those that the fact names.
INSERT INTO posting.rule (id, version, standard, code, name, name_en, fact_type, role, condition, debit, credit, formula, dimensions, cash_flow, active, recorded_at, note)
VALUES (md5('rule  claim-difference.offset')::uuid, 1, NULL, 'claim-difference.offset', '往来冲销', 'Set off', 'claim-difference', 'offset', '', 'COUNTER', 'GIVEN', '', '', '', true, now(), '');
UPDATE posting.revision SET number = number + 1;
