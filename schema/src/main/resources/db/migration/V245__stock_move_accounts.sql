-- A pool that was emptied may come to be carried on another account, so each move names those that it left and reached.
ALTER TABLE stock.move ADD COLUMN from_account_id uuid, ADD COLUMN to_account_id uuid;
ALTER TABLE stock.move DISABLE TRIGGER move_never_changes;
UPDATE stock.move m SET from_account_id = p.account_id FROM stock.pool p WHERE p.id = m.from_pool_id;
UPDATE stock.move m SET to_account_id = p.account_id FROM stock.pool p WHERE p.id = m.to_pool_id;
ALTER TABLE stock.move ENABLE TRIGGER move_never_changes;
ALTER TABLE stock.move ADD CHECK ((from_pool_id IS NULL) = (from_account_id IS NULL)), ADD CHECK ((to_pool_id IS NULL) = (to_account_id IS NULL));

CREATE OR REPLACE VIEW stock.account_move_view AS
    SELECT company_id, fact_id, to_account_id AS account_id, value - variance AS value FROM stock.move WHERE to_account_id IS NOT NULL
    UNION ALL
    SELECT company_id, fact_id, from_account_id, -value FROM stock.move WHERE from_account_id IS NOT NULL;
GRANT SELECT, INSERT ON stock.move TO hesuan_app;
GRANT SELECT ON stock.account_move_view TO hesuan_app;
