-- Answers already given, so that a repeated command gets the first answer again instead of a second effect.
CREATE SCHEMA batching;

CREATE TABLE batching.answer (
    use_case     text        NOT NULL,
    key          text        NOT NULL CHECK (length(key) BETWEEN 1 AND 240), -- whose key it is, and the key
    content_hash bytea       NOT NULL CHECK (length(content_hash) = 32),
    answer       jsonb       NOT NULL,
    recorded_at  timestamptz NOT NULL,
    PRIMARY KEY (use_case, key)
);

GRANT USAGE ON SCHEMA batching TO hesuan_app;
GRANT SELECT, INSERT ON batching.answer TO hesuan_app;
