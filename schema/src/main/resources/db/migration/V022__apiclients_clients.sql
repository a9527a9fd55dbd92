-- Programs that use the API on their own account, and the keys that sign their tokens.
CREATE SCHEMA apiclients;

CREATE TABLE apiclients.client (
    id                uuid        PRIMARY KEY,
    version           integer     NOT NULL CHECK (version > 0),
    changed_at        timestamptz NOT NULL,
    name              text        NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    scopes            text[]      NOT NULL,
    -- empty for all companies
    company_ids       uuid[]      NOT NULL,
    active            boolean     NOT NULL,
    search_text       text        NOT NULL
);
-- the search box of the list of API clients
CREATE INDEX client_by_search_text ON apiclients.client USING gin (search_text gin_trgm_ops);

CREATE TABLE apiclients.secret (
    client_id  uuid        PRIMARY KEY REFERENCES apiclients.client (id) ON DELETE CASCADE,
    -- SHA-256 is enough here: the secret is 256 bits of chance, there is nothing to guess
    hash       bytea       NOT NULL CHECK (length(hash) = 32),
    changed_at timestamptz NOT NULL
);

CREATE TABLE apiclients.signing_key (
    id          uuid        PRIMARY KEY,
    created_at  timestamptz NOT NULL,
    -- the private JWK, encrypted with the key file
    private_jwk bytea       NOT NULL
);
-- the key that signs now
CREATE INDEX signing_key_by_created_at ON apiclients.signing_key (created_at);

GRANT USAGE ON SCHEMA apiclients TO hesuan_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON apiclients.client, apiclients.secret TO hesuan_app;
GRANT SELECT, INSERT, DELETE ON apiclients.signing_key TO hesuan_app;
