-- What the dispatch of events needs to know of a subscriber that fails.
ALTER TABLE outbox.subscriber
    ADD COLUMN id         uuid        NOT NULL DEFAULT gen_random_uuid() UNIQUE,
    ADD COLUMN failures   integer     NOT NULL DEFAULT 0,
    ADD COLUMN retry_at   timestamptz,
    ADD COLUMN handled    bigint      NOT NULL DEFAULT 0,
    ADD COLUMN handled_at timestamptz,
    ADD CHECK ((failing_since IS NULL) = (failures = 0));
