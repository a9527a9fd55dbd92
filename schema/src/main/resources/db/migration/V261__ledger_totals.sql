-- What others may read to see whether the books of a company agree.
CREATE VIEW ledger.company_total_view AS SELECT company_id, debit, credit, lines FROM ledger.turnover;
CREATE VIEW ledger.company_voucher_view AS SELECT company_id, max(chain_number) AS vouchers FROM ledger.voucher GROUP BY company_id;
GRANT SELECT ON ledger.company_total_view, ledger.company_voucher_view TO hesuan_app;
