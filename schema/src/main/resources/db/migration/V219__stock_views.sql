-- What proofs above compare with: the value of goods by the account that carries them, now and move by move.
CREATE VIEW stock.account_value_view AS
    SELECT company_id, account_id, sum(value)::bigint AS value, count(*) AS pools FROM stock.pool WHERE open GROUP BY company_id, account_id;
CREATE VIEW stock.account_move_view AS
    SELECT m.company_id, m.fact_id, p.account_id, m.value - m.variance AS value FROM stock.move m JOIN stock.pool p ON p.id = m.to_pool_id
    UNION ALL
    SELECT m.company_id, m.fact_id, p.account_id, -m.value FROM stock.move m JOIN stock.pool p ON p.id = m.from_pool_id;
GRANT SELECT ON stock.account_value_view, stock.account_move_view TO hesuan_app;
