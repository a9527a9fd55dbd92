-- What outside systems send, byte for byte, once; how far it was read; and which times were asked for.
CREATE SCHEMA intake;

-- Whom payloads come from: a channel, a bank, a machine. The id is the one of that record in its own room.
CREATE TABLE intake.origin (
    id           uuid        PRIMARY KEY,
    company_id   uuid,
    name         text        NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    -- before this nothing is missed; null where nothing is asked for by time
    watched_from timestamptz,
    changed_at   timestamptz NOT NULL
);

CREATE TABLE intake.payload (
    id              uuid        PRIMARY KEY,
    origin_id       uuid        NOT NULL REFERENCES intake.origin (id),
    company_id      uuid,
    kind            text        NOT NULL CHECK (kind ~ '^[a-z0-9]+([.-][a-z0-9]+)*$'),
    -- the sender's number of the delivery, else the hash
    delivery        text        NOT NULL CHECK (length(delivery) BETWEEN 1 AND 200),
    sha256          bytea       NOT NULL CHECK (octet_length(sha256) = 32),
    size            bigint      NOT NULL CHECK (size >= 0),
    via             text        NOT NULL CHECK (via IN ('pull', 'push', 'file', 'call')),
    name            text        NOT NULL CHECK (length(name) <= 300),
    window_from     timestamptz,
    window_to       timestamptz,
    page            integer,
    fetched_at      timestamptz NOT NULL,
    state           text        NOT NULL CHECK (state IN ('taken', 'parsed', 'aside', 'dismissed')),
    attempts        integer     NOT NULL DEFAULT 0,
    revision        integer     NOT NULL DEFAULT 0,
    documents       integer     NOT NULL DEFAULT 0,
    -- [{position, key, code, arguments}], the first hundred
    troubles        jsonb       NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(troubles) = 'array'),
    trouble_count   integer     NOT NULL DEFAULT 0,
    trouble_code    text        NOT NULL DEFAULT '',
    read_at         timestamptz,
    -- until then a node is at it
    claimed_until   timestamptz,
    search_text     text        NOT NULL,
    CHECK (state <> 'aside' OR trouble_count > 0),
    UNIQUE (origin_id, kind, delivery)
);
-- what waits to be read, oldest first
CREATE INDEX payload_waiting ON intake.payload (id) WHERE state = 'taken';
-- the inbox of what was set aside
CREATE INDEX payload_aside ON intake.payload (fetched_at, id) WHERE state = 'aside';
-- the list, newest first, of all and of one origin
CREATE INDEX payload_by_fetched_at ON intake.payload (fetched_at, id);
CREATE INDEX payload_by_origin ON intake.payload (origin_id, id);
-- the search box: delivery, name of the file, keys of what is in trouble
CREATE INDEX payload_by_search_text ON intake.payload USING gin (search_text gin_trgm_ops);

-- The bytes: compressed, then enciphered with the key file.
CREATE TABLE intake.content (
    payload_id uuid  PRIMARY KEY REFERENCES intake.payload (id),
    bytes      bytea NOT NULL
);
ALTER TABLE intake.content ALTER COLUMN bytes SET STORAGE EXTERNAL;

-- What was read from a payload, as JSON lines, compressed and enciphered: to show it, and to compare with another reading.
CREATE TABLE intake.reading (
    payload_id uuid    PRIMARY KEY REFERENCES intake.payload (id),
    revision   integer NOT NULL,
    bytes      bytea   NOT NULL
);
ALTER TABLE intake.reading ALTER COLUMN bytes SET STORAGE EXTERNAL;

-- A time that was asked for from its first to its last page.
CREATE TABLE intake.covered (
    id         uuid        PRIMARY KEY,
    origin_id  uuid        NOT NULL REFERENCES intake.origin (id),
    from_at    timestamptz NOT NULL,
    to_at      timestamptz NOT NULL CHECK (to_at > from_at),
    payloads   integer     NOT NULL,
    covered_at timestamptz NOT NULL
);
-- the gaps of one origin
CREATE INDEX covered_by_origin ON intake.covered (origin_id, covered_at);

-- A reading of history with the connectors of today, shown first, then for real.
CREATE TABLE intake.rereading (
    id         uuid        PRIMARY KEY,
    origin_id  uuid,
    company_id uuid,
    kind       text        NOT NULL,
    from_at    timestamptz NOT NULL,
    to_at      timestamptz NOT NULL,
    for_real   boolean     NOT NULL,
    given_at   timestamptz NOT NULL,
    payloads   integer     NOT NULL DEFAULT 0,
    same       integer     NOT NULL DEFAULT 0,
    changed    integer     NOT NULL DEFAULT 0,
    appeared   integer     NOT NULL DEFAULT 0,
    vanished   integer     NOT NULL DEFAULT 0,
    failed     integer     NOT NULL DEFAULT 0,
    mended     integer     NOT NULL DEFAULT 0,
    done_at    timestamptz
);
-- the list of rereadings, newest first
CREATE INDEX rereading_by_given_at ON intake.rereading (given_at, id);

CREATE TABLE intake.difference (
    id           uuid    PRIMARY KEY,
    rereading_id uuid    NOT NULL REFERENCES intake.rereading (id),
    payload_id   uuid    NOT NULL,
    document     text    NOT NULL,
    what         text    NOT NULL CHECK (what IN ('changed', 'appeared', 'vanished', 'failed', 'mended')),
    -- [{path, before, after}], the first twenty, personal parts left out
    fields       jsonb   NOT NULL
);
-- the differences of one rereading
CREATE INDEX difference_by_rereading ON intake.difference (rereading_id, id);

GRANT USAGE ON SCHEMA intake TO hesuan_app;
GRANT SELECT, INSERT, UPDATE ON intake.origin, intake.payload, intake.reading, intake.rereading TO hesuan_app;
GRANT SELECT, INSERT ON intake.content, intake.covered, intake.difference TO hesuan_app;
