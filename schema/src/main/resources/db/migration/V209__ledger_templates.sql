-- Vouchers that come again every month: lines kept under a name, to begin a new voucher with. They are no part of the books.
CREATE TABLE ledger.template (
    id         uuid        PRIMARY KEY,
    company_id uuid        NOT NULL,
    name       text        NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
    lines      jsonb       NOT NULL CHECK (jsonb_typeof(lines) = 'array'),
    changed_at timestamptz NOT NULL,
    UNIQUE (company_id, name)
);

-- the few entries that bring opening balances: reports count them as balances before the first period
CREATE INDEX entry_opening ON ledger.entry (company_id) WHERE kind = 'opening';

GRANT USAGE ON SCHEMA ledger TO hesuan_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ledger.template TO hesuan_app;
