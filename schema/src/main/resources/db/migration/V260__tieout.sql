-- What proofs of the house found, run by run: only added to.
CREATE SCHEMA tieout;

CREATE TABLE tieout.run (
    id       uuid        PRIMARY KEY,
    begun_at timestamptz NOT NULL,
    ended_at timestamptz NOT NULL CHECK (ended_at >= begun_at),
    by_name  text        NOT NULL,
    holds    boolean     NOT NULL,
    findings jsonb       NOT NULL
);
-- the last runs, newest first
CREATE INDEX run_newest ON tieout.run (begun_at DESC, id DESC);

GRANT USAGE ON SCHEMA tieout TO hesuan_app;
GRANT SELECT, INSERT ON tieout.run TO hesuan_app;
