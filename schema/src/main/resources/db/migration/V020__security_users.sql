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

-- A role is data: rules such as '*.read' are resolved against the permissions that the program knows.
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

INSERT INTO security.role (id, version, changed_at, code, name, name_en, rules, search_text)
SELECT uuidv7(), 1, now(), code, name, name_en, rules, lower(code || ' ' || name || ' ' || name_en)
FROM (VALUES
    ('administrator',      '系统管理员', 'Administrator',       ARRAY['*', 'personal-data.read']),
    ('controller',         '财务主管',   'Controller',          ARRAY['*.read', 'company.*', 'party.*', 'item.*', 'category.*', 'warehouse.*', 'account.*', 'journal.*', 'period.*', 'import.*', 'job.*', 'file.*', 'personal-data.read']),
    ('accountant',         '会计',       'Accountant',          ARRAY['*.read', 'party.write', 'journal.*', 'import.*', 'job.*', 'file.*', 'personal-data.read']),
    ('e-commerce-operator', '电商运营',  'E-commerce operator', ARRAY['company.read', 'party.read', 'item.*', 'category.*', 'warehouse.read', 'channel.*', 'order.*', 'promotion.*', 'import.*', 'job.*', 'file.*']),
    ('warehouse-keeper',   '仓库管理员', 'Warehouse keeper',    ARRAY['company.read', 'party.read', 'item.read', 'category.read', 'warehouse.*', 'bin.*', 'stock.*', 'receipt.*', 'shipment.*', 'job.read', 'file.*']),
    ('planner',            '计划员',     'Planner',             ARRAY['company.read', 'party.read', 'item.read', 'category.read', 'warehouse.read', 'stock.read', 'plan.*', 'work-order.*', 'import.*', 'job.*', 'file.*']),
    ('inspector',          '质检员',     'Inspector',           ARRAY['company.read', 'party.read', 'item.read', 'category.read', 'warehouse.read', 'stock.read', 'inspection.*', 'lot.*', 'file.*']),
    ('buyer',              '采购员',     'Buyer',               ARRAY['company.read', 'party.*', 'item.read', 'category.read', 'warehouse.read', 'stock.read', 'purchase-order.*', 'supplier.*', 'import.*', 'job.*', 'file.*', 'personal-data.read']),
    ('supplier',           '供应商',     'Supplier',            ARRAY['supplier-portal.*']),
    ('retailer',           '分销商',     'Retailer',            ARRAY['retailer-portal.*']),
    ('manager',            '经营管理者', 'Manager',             ARRAY['*.read', 'personal-data.read']),
    ('auditor',            '审计员',     'Auditor',             ARRAY['*.read', 'personal-data.read'])
) AS starting (code, name, name_en, rules);

GRANT USAGE ON SCHEMA security TO hesuan_app;
GRANT SELECT, INSERT, UPDATE ON security."user" TO hesuan_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON security.role, security.role_grant TO hesuan_app;
