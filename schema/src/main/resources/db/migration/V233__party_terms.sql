-- What was agreed about paying: instalments, each with its share and its due day, and discounts for paying early.
CREATE TABLE party.terms (
    id          uuid        PRIMARY KEY,
    version     integer     NOT NULL CHECK (version > 0),
    changed_at  timestamptz NOT NULL,
    code        text        NOT NULL UNIQUE CHECK (length(code) BETWEEN 1 AND 40),
    name        text        NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    instalments jsonb       NOT NULL CHECK (jsonb_typeof(instalments) = 'array' AND jsonb_array_length(instalments) > 0),
    discounts   jsonb       NOT NULL CHECK (jsonb_typeof(discounts) = 'array'),
    -- all of it in the accountant's short form: 2/10,1/20,n/30
    short_form  text        NOT NULL CHECK (length(short_form) <= 500),
    remark      text        NOT NULL CHECK (length(remark) <= 2000),
    active      boolean     NOT NULL,
    search_text text        NOT NULL
);
-- the search box
CREATE INDEX terms_by_search_text ON party.terms USING gin (search_text gin_trgm_ops);

-- Those of a partner as our customer and as our supplier go before his days of payment.
ALTER TABLE party.partner
    ADD COLUMN customer_terms_id uuid REFERENCES party.terms (id),
    ADD COLUMN supplier_terms_id uuid REFERENCES party.terms (id);
-- who agreed to these terms, before they are removed
CREATE INDEX partner_by_customer_terms ON party.partner (customer_terms_id) WHERE customer_terms_id IS NOT NULL;
CREATE INDEX partner_by_supplier_terms ON party.partner (supplier_terms_id) WHERE supplier_terms_id IS NOT NULL;

CREATE OR REPLACE VIEW party.partner_view AS
    SELECT id, code, name, short_name, kind, roles, currency, payment_days, payment_day, active, customer_terms_id, supplier_terms_id FROM party.partner;
CREATE VIEW party.terms_view AS SELECT id, instalments, discounts FROM party.terms;

GRANT SELECT, INSERT, UPDATE, DELETE ON party.terms TO hesuan_app;
GRANT SELECT ON party.terms_view TO hesuan_app;
