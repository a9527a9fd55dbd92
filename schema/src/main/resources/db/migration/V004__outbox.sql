-- News for higher rooms and outside systems, written in the transaction of the fact it tells of.
CREATE SCHEMA outbox;

CREATE TABLE outbox.event (
    id              uuid        PRIMARY KEY,
    commit_position bigint      NOT NULL DEFAULT house.commit_position(),
    ordinal         bigint      NOT NULL GENERATED ALWAYS AS IDENTITY,
    type            text        NOT NULL,
    content         jsonb       NOT NULL,
    recorded_at     timestamptz NOT NULL
);
-- a subscriber's next events, in commit order
CREATE INDEX event_by_commit_position ON outbox.event (commit_position, ordinal);

-- How far each subscriber has come; advanced in the transaction of its reaction, so that each reaction happens once.
CREATE TABLE outbox.subscriber (
    name            text        PRIMARY KEY,
    commit_position bigint      NOT NULL,
    ordinal         bigint      NOT NULL,
    failing_since   timestamptz,
    failure         text
);

GRANT USAGE ON SCHEMA outbox TO hesuan_app;
GRANT SELECT, INSERT ON outbox.event TO hesuan_app;
GRANT SELECT, INSERT, UPDATE ON outbox.subscriber TO hesuan_app;
