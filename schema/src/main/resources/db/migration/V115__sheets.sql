-- Spreadsheets on their way in: the file as it came, what is wrong with it, and what loading it did.
CREATE SCHEMA sheets;

CREATE TABLE sheets.upload (
    id          uuid        PRIMARY KEY,
    record      text        NOT NULL,
    file_name   text        NOT NULL CHECK (length(file_name) <= 255),
    content     bytea       NOT NULL,
    format      text        NOT NULL CHECK (format IN ('csv', 'xlsx')),
    encoding    text        NOT NULL,
    delimiter   text        NOT NULL,
    header_row  integer     NOT NULL CHECK (header_row > 0),
    headings    text[]      NOT NULL,
    sample      jsonb       NOT NULL,
    mapping     jsonb       NOT NULL,
    row_count   integer     NOT NULL CHECK (row_count >= 0),
    state       text        NOT NULL CHECK (state IN ('uploaded', 'checked', 'loaded', 'undone')),
    new_rows    integer     NOT NULL DEFAULT 0,
    changed     integer     NOT NULL DEFAULT 0,
    unchanged   integer     NOT NULL DEFAULT 0,
    refused     integer     NOT NULL DEFAULT 0,
    user_id     uuid,
    created_at  timestamptz NOT NULL
);

-- All that is wrong, cell by cell.
CREATE TABLE sheets.problem (
    id         bigint  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    upload_id  uuid    NOT NULL REFERENCES sheets.upload (id),
    row_number integer NOT NULL,
    heading    text    NOT NULL,
    code       text    NOT NULL,
    arguments  jsonb   NOT NULL
);
-- the problems of an upload in the order of its rows
CREATE INDEX problem_by_upload ON sheets.problem (upload_id, row_number, id);

-- What a load did to which record, so that it can be undone; before is null where it created the record.
CREATE TABLE sheets.loaded (
    upload_id  uuid    NOT NULL REFERENCES sheets.upload (id),
    row_number integer NOT NULL,
    record_id  uuid    NOT NULL,
    version    integer NOT NULL,
    before     jsonb,
    PRIMARY KEY (upload_id, row_number)
);

GRANT USAGE ON SCHEMA sheets TO hesuan_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON sheets.upload, sheets.problem, sheets.loaded TO hesuan_app;
