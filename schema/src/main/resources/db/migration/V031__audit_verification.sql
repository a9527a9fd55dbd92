-- Each look at the whole chain, and what it found.
CREATE TABLE audit.verification (
    verified_at timestamptz PRIMARY KEY,
    entries     bigint NOT NULL,
    last_hash   bytea  NOT NULL CHECK (length(last_hash) = 32),
    breach      text
);

CREATE TRIGGER verification_never_changes BEFORE UPDATE OR DELETE ON audit.verification FOR EACH ROW EXECUTE FUNCTION house.refuse_change();
CREATE TRIGGER verification_never_emptied BEFORE TRUNCATE ON audit.verification FOR EACH STATEMENT EXECUTE FUNCTION house.refuse_change();

GRANT SELECT, INSERT ON audit.verification TO hesuan_app;
