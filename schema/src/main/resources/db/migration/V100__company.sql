-- Legal entities.
CREATE SCHEMA company;

CREATE TABLE company.entity (
    id                 uuid        PRIMARY KEY,
    version            integer     NOT NULL CHECK (version > 0),
    changed_at         timestamptz NOT NULL,
    code               text        NOT NULL UNIQUE CHECK (code ~ '^[A-Z0-9][A-Z0-9-]{0,19}$'),
    name               text        NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    credit_code        text        NOT NULL CHECK (credit_code = '' OR length(credit_code) = 18),
    standard           text        NOT NULL CHECK (standard IN ('asbe', 'sme')),
    tax_status         text        NOT NULL CHECK (tax_status IN ('general', 'small')),
    currency           text        NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    fiscal_start_month smallint    NOT NULL CHECK (fiscal_start_month BETWEEN 1 AND 12),
    address            text        NOT NULL,
    phone              text        NOT NULL,
    active             boolean     NOT NULL,
    search_text        text        NOT NULL
);
-- the search box of the company list
CREATE INDEX entity_by_search_text ON company.entity USING gin (search_text gin_trgm_ops);

GRANT USAGE ON SCHEMA company TO hesuan_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON company.entity TO hesuan_app;
