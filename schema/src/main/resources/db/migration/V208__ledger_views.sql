-- What proofs above compare with: balances of accounts, and lines with the fact that they follow from.
CREATE VIEW ledger.account_balance_view AS
    SELECT t.company_id, t.account_id, a.code, a.control, sum(t.debit - t.credit)::bigint AS balance
      FROM ledger.turnover t JOIN ledger.account a ON a.id = t.account_id GROUP BY t.company_id, t.account_id, a.code, a.control;
CREATE VIEW ledger.fact_line_view AS
    SELECT l.company_id, l.account_id, a.code, a.control, e.fact_id, e.id AS entry_id, e.commit_position, l.period, l.number, l.debit, l.credit, l.fact_line,
           l.rule_id, l.rule_version
      FROM ledger.line l JOIN ledger.entry e ON e.period = l.period AND e.id = l.entry_id JOIN ledger.account a ON a.id = l.account_id
     WHERE e.fact_id IS NOT NULL;
GRANT SELECT ON ledger.account_balance_view, ledger.fact_line_view TO hesuan_app;

-- Only costed moves reach direct materials in process: its balance is the sum of the open work orders.
UPDATE ledger.account SET control = 'stock' WHERE code IN ('500101', '400101') AND control = 'none' AND name_en = 'Direct materials';
