-- Whom one deals with: customers, suppliers, carriers, hosts and platforms, one record each, shared by all companies.
CREATE SCHEMA party;

CREATE TABLE party.partner (
    id                 uuid        PRIMARY KEY,
    version            integer     NOT NULL CHECK (version > 0),
    changed_at         timestamptz NOT NULL,
    code               text        NOT NULL UNIQUE CHECK (length(code) BETWEEN 1 AND 40),
    name               text        NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    short_name         text        NOT NULL CHECK (length(short_name) <= 100),
    kind               text        NOT NULL CHECK (kind IN ('organisation', 'person')),
    roles              text[]      NOT NULL CHECK (cardinality(roles) > 0 AND roles <@ ARRAY['customer', 'supplier', 'carrier', 'host', 'platform']),
    credit_code        text        NOT NULL CHECK (credit_code = '' OR length(credit_code) = 18),
    tax_number         text        NOT NULL CHECK (length(tax_number) <= 30),
    contacts           jsonb       NOT NULL CHECK (jsonb_typeof(contacts) = 'array'),
    addresses          jsonb       NOT NULL CHECK (jsonb_typeof(addresses) = 'array'),
    bank_accounts      jsonb       NOT NULL CHECK (jsonb_typeof(bank_accounts) = 'array'),
    -- of the first contact and the first address, for the list
    contact_name       text        NOT NULL,
    contact_phone      text        NOT NULL,
    city               text        NOT NULL,
    payment_days       integer     NOT NULL CHECK (payment_days BETWEEN 0 AND 365),
    payment_day        smallint    CHECK (payment_day BETWEEN 1 AND 31),
    credit_limit       bigint      CHECK (credit_limit >= 0),
    currency           text        NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    responsible        text        NOT NULL CHECK (length(responsible) <= 100),
    remark             text        NOT NULL CHECK (length(remark) <= 2000),
    active             boolean     NOT NULL,
    search_text        text        NOT NULL
);
-- one credit code, one partner
CREATE UNIQUE INDEX partner_by_credit_code ON party.partner (credit_code) WHERE credit_code <> '';
-- the search box
CREATE INDEX partner_by_search_text ON party.partner USING gin (search_text gin_trgm_ops);
-- the list filtered by role
CREATE INDEX partner_by_role ON party.partner USING gin (roles);
-- the list sorted by what people sort it by
CREATE INDEX partner_by_name ON party.partner (name, id);
CREATE INDEX partner_by_changed_at ON party.partner (changed_at, id);

-- what other rooms may read of a partner
CREATE VIEW party.partner_view AS SELECT id, code, name, short_name, kind, roles, currency, payment_days, payment_day, active FROM party.partner;

GRANT USAGE ON SCHEMA party TO hesuan_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON party.partner TO hesuan_app;
GRANT SELECT ON party.partner_view TO hesuan_app;
