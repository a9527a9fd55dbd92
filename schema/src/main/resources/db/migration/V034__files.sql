-- Files that belong to records. The bytes are kept here and not beside the database, so that they commit with the record,
-- stand in every backup, and are proved by every restore.
CREATE SCHEMA files;

CREATE TABLE files.content (
    sha256 bytea  PRIMARY KEY CHECK (length(sha256) = 32),
    bytes  bytea  NOT NULL,
    CHECK (sha256 = sha256(bytes))
);
-- pictures and documents are compressed already
ALTER TABLE files.content ALTER COLUMN bytes SET STORAGE EXTERNAL;

CREATE TABLE files.attachment (
    id          uuid        PRIMARY KEY,
    record_type text        NOT NULL CHECK (length(record_type) BETWEEN 1 AND 60),
    record_id   uuid        NOT NULL,
    name        text        NOT NULL CHECK (length(name) BETWEEN 1 AND 255),
    media_type  text        NOT NULL CHECK (length(media_type) BETWEEN 3 AND 127),
    size        bigint      NOT NULL CHECK (size >= 0),
    sha256      bytea       NOT NULL REFERENCES files.content (sha256),
    created_at  timestamptz NOT NULL,
    created_by  text        NOT NULL
);
-- the files of one record
CREATE INDEX attachment_by_record ON files.attachment (record_type, record_id, created_at);
-- whether a content is still attached anywhere
CREATE INDEX attachment_by_sha256 ON files.attachment (sha256);

GRANT USAGE ON SCHEMA files TO hesuan_app;
GRANT SELECT, INSERT, DELETE ON files.content, files.attachment TO hesuan_app;
