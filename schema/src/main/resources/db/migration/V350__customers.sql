-- Receivers of goods: who a pseudonym is, enciphered. Orders know the pseudonym alone, so what is erased here is gone and the books are whole.
CREATE SCHEMA customers;

CREATE TABLE customers.receiver (
    id            uuid        PRIMARY KEY,
    company_id    uuid        NOT NULL,
    pseudonym     text        NOT NULL CHECK (length(pseudonym) BETWEEN 1 AND 300),
    masked_name   text        NOT NULL,
    masked_phone  text        NOT NULL,
    region        text        NOT NULL,
    -- JSON under the key file; null once it is erased
    encrypted     bytea,
    -- digest of what is in it, by which a repetition is known without deciphering
    digest        bytea,
    first_seen_at timestamptz NOT NULL,
    last_seen_at  timestamptz NOT NULL,
    erased_at     timestamptz,
    search_text   text        NOT NULL,
    UNIQUE (company_id, pseudonym),
    CHECK ((encrypted IS NULL) = (erased_at IS NOT NULL))
);
-- the list, those seen last first
CREATE INDEX receiver_by_last_seen ON customers.receiver (company_id, last_seen_at, id);
-- the search box
CREATE INDEX receiver_by_search_text ON customers.receiver USING gin (search_text gin_trgm_ops);

GRANT USAGE ON SCHEMA customers TO hesuan_app;
GRANT SELECT, INSERT, UPDATE ON customers.receiver TO hesuan_app;
