-- Who may sign in, what the roles are, and who holds which role where.
CREATE SCHEMA security;

CREATE TABLE security."user" (
    id          uuid        PRIMARY KEY,
    version     integer     NOT NULL CHECK (version > 0),
    changed_at  timestamptz NOT NULL,
    login       text        NOT NULL UNIQUE CHECK (login = lower(login) AND length(login) BETWEEN 2 AND 60),
    name        text        NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    email       text        NOT NULL,
    phone       text        NOT NULL,
    locale      text        NOT NULL CHECK (locale IN ('zh-CN', 'en')),
    active      boolean     NOT NULL,
    search_text text        NOT NULL
);
-- the search box of the user list
CREATE INDEX user_by_search_text ON security."user" USING gin (search_text gin_trgm_ops);
-- sign-in by a provider's verified e-mail address, which must mean one person
CREATE UNIQUE INDEX user_by_email ON security."user" (lower(email)) WHERE email <> '';

-- A role is data: rules such as '*.read' are resolved against the permissions that the program knows. The starting set is
-- written with the first administrator.
CREATE TABLE security.role (
    id          uuid        PRIMARY KEY,
    version     integer     NOT NULL CHECK (version > 0),
    changed_at  timestamptz NOT NULL,
    code        text        NOT NULL UNIQUE CHECK (code ~ '^[a-z][a-z0-9-]{1,39}$'),
    name        text        NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    name_en     text        NOT NULL CHECK (length(name_en) BETWEEN 1 AND 100),
    rules       text[]      NOT NULL,
    search_text text        NOT NULL
);
-- the search box of the role list
CREATE INDEX role_by_search_text ON security.role USING gin (search_text gin_trgm_ops);

-- Null means everywhere: in all companies, all warehouses, all channels.
CREATE TABLE security.role_grant (
    id           uuid NOT NULL PRIMARY KEY,
    user_id      uuid NOT NULL REFERENCES security."user" (id),
    role_id      uuid NOT NULL REFERENCES security.role (id),
    company_id   uuid,
    warehouse_id uuid CHECK (warehouse_id IS NULL OR company_id IS NOT NULL),
    channel_id   uuid CHECK (channel_id IS NULL OR company_id IS NOT NULL),
    -- also: the rights of one user
    UNIQUE NULLS NOT DISTINCT (user_id, role_id, company_id, warehouse_id, channel_id)
);
-- who holds a role
CREATE INDEX role_grant_by_role ON security.role_grant (role_id);

GRANT USAGE ON SCHEMA security TO hesuan_app;
GRANT SELECT, INSERT, UPDATE ON security."user" TO hesuan_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON security.role, security.role_grant TO hesuan_app;
