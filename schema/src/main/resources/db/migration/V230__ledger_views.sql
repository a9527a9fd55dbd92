-- What other rooms may read of the ledger: accounts, balances by account and party, and the numbers of vouchers.
CREATE VIEW ledger.account_view AS SELECT id, company_id, code, name, name_en, class, side, control, active FROM ledger.account;

-- debit less credit of claims accounts; the nil UUID stands for lines that name no party
CREATE VIEW ledger.claims_balance_view AS
    SELECT t.company_id, t.account_id, a.code, sum(t.debit - t.credit)::bigint AS balance
      FROM ledger.turnover t JOIN ledger.account a ON a.id = t.account_id WHERE a.control = 'claims' GROUP BY t.company_id, t.account_id, a.code;

CREATE VIEW ledger.claims_party_balance_view AS
    SELECT t.company_id, t.account_id, a.code, t.party_id, sum(t.debit - t.credit)::bigint AS balance
      FROM ledger.dimension_turnover t JOIN ledger.account a ON a.id = t.account_id
     WHERE a.control = 'claims' AND a.balance_dimensions @> ARRAY['party'] GROUP BY t.company_id, t.account_id, a.code, t.party_id;

CREATE VIEW ledger.voucher_view AS SELECT entry_id, period, word, number FROM ledger.voucher;

CREATE VIEW ledger.book_view AS SELECT company_id, currency FROM ledger.book;

GRANT SELECT ON ledger.account_view, ledger.claims_balance_view, ledger.claims_party_balance_view, ledger.voucher_view, ledger.book_view TO hesuan_app;
