-- Who did or saw what. Written in the transaction of the deed; chained after commit by the sequencer, so that the deed never waits.
CREATE SCHEMA audit;

CREATE TABLE audit.entry (
    id              uuid        PRIMARY KEY,
    commit_position bigint      NOT NULL DEFAULT house.commit_position(),
    recorded_at     timestamptz NOT NULL,
    actor_id        uuid,
    actor_name      text        NOT NULL,
    request_id      text        NOT NULL,
    action          text        NOT NULL,
    record_type     text        NOT NULL,
    record_id       uuid,
    record_title    text        NOT NULL,
    company_id      uuid,
    before          jsonb,
    after           jsonb
);
-- the sequencer's next entries, in commit order
CREATE INDEX entry_by_commit_position ON audit.entry (commit_position, id);
-- history of one record
CREATE INDEX entry_by_record ON audit.entry (record_type, record_id, recorded_at);
-- the audit screen: newest first
CREATE INDEX entry_by_recorded_at ON audit.entry (recorded_at, id);
-- the audit screen filtered by person
CREATE INDEX entry_by_actor ON audit.entry (actor_id, recorded_at);

CREATE TABLE audit.link (
    number          bigint PRIMARY KEY,
    entry_id        uuid   NOT NULL UNIQUE REFERENCES audit.entry (id),
    commit_position bigint NOT NULL,
    hash            bytea  NOT NULL CHECK (length(hash) = 32)
);

CREATE TRIGGER entry_never_changes BEFORE UPDATE OR DELETE ON audit.entry FOR EACH ROW EXECUTE FUNCTION house.refuse_change();
CREATE TRIGGER entry_never_emptied BEFORE TRUNCATE ON audit.entry FOR EACH STATEMENT EXECUTE FUNCTION house.refuse_change();
CREATE TRIGGER link_never_changes BEFORE UPDATE OR DELETE ON audit.link FOR EACH ROW EXECUTE FUNCTION house.refuse_change();
CREATE TRIGGER link_never_emptied BEFORE TRUNCATE ON audit.link FOR EACH STATEMENT EXECUTE FUNCTION house.refuse_change();

GRANT USAGE ON SCHEMA audit TO hesuan_app;
GRANT SELECT, INSERT ON audit.entry, audit.link TO hesuan_app;
