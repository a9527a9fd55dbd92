-- What people have chosen for themselves.
CREATE SCHEMA preferences;

CREATE TABLE preferences.view (
    id       uuid    PRIMARY KEY,
    user_id  uuid    NOT NULL,
    list     text    NOT NULL CHECK (length(list) BETWEEN 1 AND 60),
    name     text    NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
    query    text    NOT NULL CHECK (length(query) <= 2000),
    columns  text[]  NOT NULL CHECK (cardinality(columns) <= 60),
    -- also serves the views of one person and list
    UNIQUE (user_id, list, name)
);

CREATE TABLE preferences.setting (
    user_id uuid PRIMARY KEY,
    theme   text NOT NULL CHECK (theme IN ('system', 'light', 'dark')),
    locale  text NOT NULL CHECK (locale IN ('zh-CN', 'en')),
    units   text NOT NULL CHECK (units IN ('yuan', 'wan'))
);

GRANT USAGE ON SCHEMA preferences TO hesuan_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON preferences.view, preferences.setting TO hesuan_app;
