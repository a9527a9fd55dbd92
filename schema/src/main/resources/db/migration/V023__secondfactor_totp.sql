-- The second factor of those who want one: a secret shared with an app on the telephone, and codes for the day it is lost.
CREATE SCHEMA secondfactor;

CREATE TABLE secondfactor.device (
    user_id      uuid        PRIMARY KEY,
    -- encrypted with the key file
    secret       bytea       NOT NULL,
    confirmed_at timestamptz,
    -- the time step of the last code taken: a code is good once
    last_step    bigint      NOT NULL
);

CREATE TABLE secondfactor.recovery_code (
    user_id uuid        NOT NULL REFERENCES secondfactor.device (user_id) ON DELETE CASCADE,
    -- SHA-256 is enough here: a code is 80 bits of chance
    hash    bytea       NOT NULL CHECK (length(hash) = 32),
    used_at timestamptz,
    PRIMARY KEY (user_id, hash)
);

GRANT USAGE ON SCHEMA secondfactor TO hesuan_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON secondfactor.device, secondfactor.recovery_code TO hesuan_app;
