-- Which key file belongs to this database: a known text, encrypted with it.
CREATE SCHEMA secrets;

CREATE TABLE secrets.key_proof (
    only_row  boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    encrypted bytea   NOT NULL
);

GRANT USAGE ON SCHEMA secrets TO hesuan_app;
GRANT SELECT, INSERT ON secrets.key_proof TO hesuan_app;
