-- Which person of a provider is which user.
CREATE SCHEMA oidc;

CREATE TABLE oidc.link (
    provider  text        NOT NULL,
    subject   text        NOT NULL CHECK (length(subject) BETWEEN 1 AND 255),
    user_id   uuid        NOT NULL,
    linked_at timestamptz NOT NULL,
    PRIMARY KEY (provider, subject)
);

GRANT USAGE ON SCHEMA oidc TO hesuan_app;
GRANT SELECT, INSERT, DELETE ON oidc.link TO hesuan_app;
