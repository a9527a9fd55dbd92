-- Addresses of outside systems that are told of events, and every call to them.
CREATE SCHEMA webhooks;

CREATE TABLE webhooks.endpoint (
    id          uuid        PRIMARY KEY,
    version     integer     NOT NULL CHECK (version > 0),
    changed_at  timestamptz NOT NULL,
    name        text        NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    address     text        NOT NULL CHECK (length(address) <= 500),
    -- empty for all; party.* for all that begin so
    types       text[]      NOT NULL,
    active      boolean     NOT NULL,
    search_text text        NOT NULL
);
-- the search box of the list of webhooks
CREATE INDEX endpoint_by_search_text ON webhooks.endpoint USING gin (search_text gin_trgm_ops);

-- What signs the calls to an endpoint, encrypted with the key file; and since when they fail.
CREATE TABLE webhooks.endpoint_secret (
    endpoint_id uuid        PRIMARY KEY REFERENCES webhooks.endpoint (id) ON DELETE CASCADE,
    encrypted   bytea       NOT NULL,
    changed_at  timestamptz NOT NULL
);

CREATE TABLE webhooks.delivery (
    id            uuid        PRIMARY KEY,
    endpoint_id   uuid        NOT NULL REFERENCES webhooks.endpoint (id) ON DELETE CASCADE,
    event_id      uuid        NOT NULL,
    event_type    text        NOT NULL,
    body          text        NOT NULL,
    state         text        NOT NULL CHECK (state IN ('waiting', 'delivered', 'failed')),
    attempts      integer     NOT NULL DEFAULT 0,
    due_at        timestamptz NOT NULL,
    answer_status integer,
    trouble       text        NOT NULL DEFAULT '',
    created_at    timestamptz NOT NULL,
    delivered_at  timestamptz
);
-- the calls that are due
CREATE INDEX delivery_due ON webhooks.delivery (endpoint_id, due_at) WHERE state = 'waiting';
-- the log of deliveries, newest first, of all endpoints and of one
CREATE INDEX delivery_by_created_at ON webhooks.delivery (created_at, id);
CREATE INDEX delivery_by_endpoint ON webhooks.delivery (endpoint_id, created_at);

GRANT USAGE ON SCHEMA webhooks TO hesuan_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON webhooks.endpoint, webhooks.endpoint_secret, webhooks.delivery TO hesuan_app;
