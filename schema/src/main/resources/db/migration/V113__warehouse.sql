-- Where goods lie: warehouses of a company, and bins in them.
CREATE SCHEMA warehouse;

CREATE TABLE warehouse.place (
    id          uuid        PRIMARY KEY,
    version     integer     NOT NULL CHECK (version > 0),
    changed_at  timestamptz NOT NULL,
    company_id  uuid        NOT NULL,
    code        text        NOT NULL CHECK (length(code) BETWEEN 1 AND 40),
    name        text        NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    kind        text        NOT NULL CHECK (kind IN ('own', 'consignment', 'platform', 'subcontractor', 'transit', 'scrap', 'quarantine')),
    party_id    uuid,
    province    text        NOT NULL CHECK (length(province) <= 50),
    city        text        NOT NULL CHECK (length(city) <= 50),
    district    text        NOT NULL CHECK (length(district) <= 50),
    street      text        NOT NULL CHECK (length(street) <= 300),
    responsible text        NOT NULL CHECK (length(responsible) <= 100),
    phone       text        NOT NULL CHECK (length(phone) <= 50),
    remark      text        NOT NULL CHECK (length(remark) <= 2000),
    active      boolean     NOT NULL,
    search_text text        NOT NULL,
    UNIQUE (company_id, code),
    UNIQUE (id, company_id)
);
-- the search box
CREATE INDEX place_by_search_text ON warehouse.place USING gin (search_text gin_trgm_ops);
-- a party that keeps goods for us can't be removed
CREATE INDEX place_by_party ON warehouse.place (party_id) WHERE party_id IS NOT NULL;

CREATE TABLE warehouse.bin (
    id             uuid        PRIMARY KEY,
    version        integer     NOT NULL CHECK (version > 0),
    changed_at     timestamptz NOT NULL,
    warehouse_id   uuid        NOT NULL,
    company_id     uuid        NOT NULL,
    code           text        NOT NULL CHECK (length(code) BETWEEN 1 AND 40),
    zone           text        NOT NULL CHECK (length(zone) <= 20),
    aisle          text        NOT NULL CHECK (length(aisle) <= 20),
    rack           text        NOT NULL CHECK (length(rack) <= 20),
    level          text        NOT NULL CHECK (length(level) <= 20),
    position       text        NOT NULL CHECK (length(position) <= 20),
    pick_sequence  integer     NOT NULL CHECK (pick_sequence BETWEEN 0 AND 9999999),
    kind           text        NOT NULL CHECK (kind IN ('pick', 'reserve', 'receiving', 'shipping', 'quarantine')),
    max_weight_kg  numeric(9, 3) CHECK (max_weight_kg > 0),
    active         boolean     NOT NULL,
    search_text    text        NOT NULL,
    UNIQUE (warehouse_id, code),
    FOREIGN KEY (warehouse_id, company_id) REFERENCES warehouse.place (id, company_id)
);
-- the search box
CREATE INDEX bin_by_search_text ON warehouse.bin USING gin (search_text gin_trgm_ops);
-- the way through a warehouse
CREATE INDEX bin_by_pick_sequence ON warehouse.bin (warehouse_id, pick_sequence, id);

-- what other rooms may read
CREATE VIEW warehouse.warehouse_view AS SELECT id, company_id, code, name, kind, party_id, active FROM warehouse.place;
CREATE VIEW warehouse.bin_view AS SELECT id, warehouse_id, company_id, code, zone, kind, pick_sequence, active FROM warehouse.bin;

GRANT USAGE ON SCHEMA warehouse TO hesuan_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON warehouse.place, warehouse.bin TO hesuan_app;
GRANT SELECT ON warehouse.warehouse_view, warehouse.bin_view TO hesuan_app;
