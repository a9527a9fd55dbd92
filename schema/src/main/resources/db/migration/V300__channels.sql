-- Shops on platforms and of one's own: who they are, how they are reached, how far they were asked.
CREATE SCHEMA channels;

CREATE TABLE channels.channel (
    id             uuid        PRIMARY KEY,
    version        integer     NOT NULL CHECK (version > 0),
    changed_at     timestamptz NOT NULL,
    code           text        NOT NULL UNIQUE CHECK (code ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$'),
    name           text        NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    platform       text        NOT NULL CHECK (platform ~ '^[a-z]+$'),
    company_id     uuid        NOT NULL,
    party_id       uuid        NOT NULL,
    currency       text        NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    time_zone      text        NOT NULL CHECK (length(time_zone) <= 60),
    revenue_policy text        NOT NULL CHECK (length(revenue_policy) BETWEEN 1 AND 40),
    min_life_days  integer     NOT NULL CHECK (min_life_days BETWEEN 0 AND 3650),
    address        text        NOT NULL CHECK (length(address) <= 300),
    shop_number    text        NOT NULL CHECK (length(shop_number) <= 100),
    pulled         boolean     NOT NULL,
    pulled_since   timestamptz,
    active         boolean     NOT NULL,
    remark         text        NOT NULL CHECK (length(remark) <= 1000),
    search_text    text        NOT NULL
);
-- the search box
CREATE INDEX channel_by_search_text ON channels.channel USING gin (search_text gin_trgm_ops);
-- channels of a company
CREATE INDEX channel_by_company ON channels.channel (company_id, code);

-- What a shop is reached with: keys and tokens as JSON, enciphered with the key file; never answered.
CREATE TABLE channels.credential (
    channel_id uuid        PRIMARY KEY REFERENCES channels.channel (id) ON DELETE CASCADE,
    encrypted  bytea       NOT NULL,
    -- names of what is in it
    names      text[]      NOT NULL,
    -- of the access token, null where it does not expire or nobody knows
    expires_at timestamptz,
    changed_at timestamptz NOT NULL
);

-- How far a channel was asked for changes, one row for each stream of it (orders, refunds).
CREATE TABLE channels.progress (
    channel_id    uuid        NOT NULL REFERENCES channels.channel (id) ON DELETE CASCADE,
    stream        text        NOT NULL,
    watermark     timestamptz NOT NULL,
    pulled_at     timestamptz,
    -- of the last failure, empty after a success
    trouble       text        NOT NULL,
    trouble_at    timestamptz,
    failures      integer     NOT NULL DEFAULT 0,
    next_at       timestamptz NOT NULL,
    -- until then a node is at it
    claimed_until timestamptz,
    PRIMARY KEY (channel_id, stream)
);
-- the streams that are due
CREATE INDEX progress_due ON channels.progress (next_at);

-- How the columns of a shop's files are read.
CREATE TABLE channels.mapping (
    id          uuid        PRIMARY KEY,
    version     integer     NOT NULL CHECK (version > 0),
    changed_at  timestamptz NOT NULL,
    code        text        NOT NULL UNIQUE CHECK (code ~ '^[a-z0-9]+([.-][a-z0-9]+)*$' AND length(code) <= 40),
    name        text        NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    content     jsonb       NOT NULL,
    active      boolean     NOT NULL,
    search_text text        NOT NULL
);
-- the search box
CREATE INDEX mapping_by_search_text ON channels.mapping USING gin (search_text gin_trgm_ops);

-- What other rooms may read of a channel.
CREATE VIEW channels.channel_view AS
    SELECT id, code, name, platform, company_id, party_id, currency, time_zone, revenue_policy, min_life_days, active FROM channels.channel;

GRANT USAGE ON SCHEMA channels TO hesuan_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON channels.channel, channels.credential, channels.progress, channels.mapping TO hesuan_app;
GRANT SELECT ON channels.channel_view TO hesuan_app;
