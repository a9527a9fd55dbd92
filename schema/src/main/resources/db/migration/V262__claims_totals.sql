-- What others may read of open items: what is open on each account.
CREATE VIEW claims.account_open_view AS
    SELECT company_id, account_id, sum(open_amount)::bigint AS value FROM claims.item WHERE open GROUP BY company_id, account_id;
GRANT SELECT ON claims.account_open_view TO hesuan_app;
