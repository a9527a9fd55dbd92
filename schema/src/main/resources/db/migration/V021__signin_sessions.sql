-- How people prove who they are, and the sessions that follow from it.
CREATE SCHEMA signin;

CREATE TABLE signin.password (
    user_id    uuid        PRIMARY KEY,
    -- Argon2id in its usual text form
    hash       text        NOT NULL CHECK (hash LIKE '$argon2id$%'),
    -- given out by somebody else: must be changed at the first sign-in
    one_time   boolean     NOT NULL,
    expires_at timestamptz,
    changed_at timestamptz NOT NULL,
    CHECK (one_time = (expires_at IS NOT NULL))
);

-- Sign-ins tried and not yet succeeded, by what was tried and from where. Counted before the password is looked at, so
-- that guesses made at the same moment count one by one, on whichever node.
CREATE TABLE signin.attempt (
    kind          text        NOT NULL CHECK (kind IN ('login', 'address')),
    -- SHA-256: people type passwords into the wrong field
    name_hash     bytea       NOT NULL CHECK (length(name_hash) = 32),
    tried         integer     NOT NULL CHECK (tried >= 0),
    last_at       timestamptz NOT NULL,
    blocked_until timestamptz,
    PRIMARY KEY (kind, name_hash)
);
-- sweeping out what is long past
CREATE INDEX attempt_by_last_at ON signin.attempt (last_at);

-- The layout is that of Spring Session 4.1.
CREATE TABLE signin.session (
    primary_id            char(36) PRIMARY KEY,
    session_id            char(36) NOT NULL,
    creation_time         bigint   NOT NULL,
    last_access_time      bigint   NOT NULL,
    max_inactive_interval integer  NOT NULL,
    expiry_time           bigint   NOT NULL,
    principal_name        varchar(100)
);
-- the session of a cookie
CREATE UNIQUE INDEX session_by_session_id ON signin.session (session_id);
-- sweeping out expired sessions
CREATE INDEX session_by_expiry_time ON signin.session (expiry_time);
-- the sessions of one user
CREATE INDEX session_by_principal_name ON signin.session (principal_name);

CREATE TABLE signin.session_attributes (
    session_primary_id char(36)     NOT NULL REFERENCES signin.session (primary_id) ON DELETE CASCADE,
    attribute_name     varchar(200) NOT NULL,
    attribute_bytes    bytea        NOT NULL,
    PRIMARY KEY (session_primary_id, attribute_name)
);

GRANT USAGE ON SCHEMA signin TO hesuan_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON signin.password, signin.attempt, signin.session, signin.session_attributes TO hesuan_app;
