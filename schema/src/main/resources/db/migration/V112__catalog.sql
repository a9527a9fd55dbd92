-- What one deals in: units, categories and items, shared by all companies.
CREATE SCHEMA catalog;

CREATE TABLE catalog.unit (
    id          uuid        PRIMARY KEY,
    version     integer     NOT NULL CHECK (version > 0),
    changed_at  timestamptz NOT NULL,
    code        text        NOT NULL UNIQUE CHECK (code ~ '^[A-Z0-9]{1,16}$'),
    name        text        NOT NULL CHECK (length(name) BETWEEN 1 AND 50),
    name_en     text        NOT NULL CHECK (length(name_en) BETWEEN 1 AND 50),
    decimals    smallint    NOT NULL CHECK (decimals BETWEEN 0 AND 6),
    active      boolean     NOT NULL,
    search_text text        NOT NULL
);

INSERT INTO catalog.unit (id, version, changed_at, code, name, name_en, decimals, active, search_text)
SELECT uuidv7(), 1, now(), code, name, name_en, decimals, true, lower(code || ' ' || name || ' ' || pinyin || ' ' || name_en || ' ')
FROM (VALUES
    ('PCS', '个', 'piece', 0, 'ge'), ('ZHI', '支', 'tube', 0, 'zhi'), ('BTL', '瓶', 'bottle', 0, 'ping'), ('BOX', '盒', 'box', 0, 'he'),
    ('CTN', '箱', 'carton', 0, 'xiang'), ('BAG', '袋', 'bag', 0, 'dai'), ('SET', '套', 'set', 0, 'tao'), ('TAI', '台', 'machine', 0, 'tai'),
    ('SHT', '张', 'sheet', 0, 'zhang'), ('ROL', '卷', 'roll', 0, 'juan'), ('BAR', '根', 'bar', 0, 'gen'), ('PLT', '托', 'pallet', 0, 'tuo'),
    ('G', '克', 'gram', 3, 'ke'), ('KG', '千克', 'kilogram', 6, 'qianke qk'), ('T', '吨', 'tonne', 6, 'dun'),
    ('ML', '毫升', 'millilitre', 3, 'haosheng hs'), ('L', '升', 'litre', 6, 'sheng'),
    ('M', '米', 'metre', 3, 'mi'), ('M2', '平方米', 'square metre', 4, 'pingfangmi pfm'),
    ('H', '小时', 'hour', 2, 'xiaoshi xs'), ('KWH', '千瓦时', 'kilowatt hour', 3, 'qianwashi qws'), ('CI', '次', 'time', 0, 'ci')
) AS start (code, name, name_en, decimals, pinyin);

CREATE TABLE catalog.category (
    id          uuid        PRIMARY KEY,
    version     integer     NOT NULL CHECK (version > 0),
    changed_at  timestamptz NOT NULL,
    code        text        NOT NULL UNIQUE CHECK (length(code) BETWEEN 1 AND 40),
    name        text        NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    parent_id   uuid        REFERENCES catalog.category (id),
    active      boolean     NOT NULL,
    search_text text        NOT NULL,
    CHECK (parent_id <> id)
);
-- the categories below one
CREATE INDEX category_by_parent ON catalog.category (parent_id);

CREATE TABLE catalog.item (
    id                   uuid          PRIMARY KEY,
    version              integer       NOT NULL CHECK (version > 0),
    changed_at           timestamptz   NOT NULL,
    code                 text          NOT NULL UNIQUE CHECK (length(code) BETWEEN 1 AND 40),
    name                 text          NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    spec                 text          NOT NULL CHECK (length(spec) <= 200),
    kind                 text          NOT NULL CHECK (kind IN ('goods', 'material', 'semi-finished', 'service', 'kit')),
    category_id          uuid          REFERENCES catalog.category (id),
    brand                text          NOT NULL CHECK (length(brand) <= 100),
    active               boolean       NOT NULL,
    remark               text          NOT NULL CHECK (length(remark) <= 2000),
    base_unit_id         uuid          NOT NULL REFERENCES catalog.unit (id),
    units                jsonb         NOT NULL CHECK (jsonb_typeof(units) = 'array'),
    barcodes             jsonb         NOT NULL CHECK (jsonb_typeof(barcodes) = 'array'),
    components           jsonb         NOT NULL CHECK (jsonb_typeof(components) = 'array'),
    -- the first barcode, for the list
    barcode              text          NOT NULL,
    lot_control          boolean       NOT NULL,
    expiry_control       boolean       NOT NULL CHECK (lot_control OR NOT expiry_control),
    shelf_life           integer       CHECK (shelf_life BETWEEN 1 AND 3660),
    shelf_life_unit      text          NOT NULL CHECK (shelf_life_unit IN ('day', 'month')),
    pao_months           smallint      CHECK (pao_months BETWEEN 1 AND 60),
    min_days_at_receipt  integer       CHECK (min_days_at_receipt BETWEEN 0 AND 3660),
    min_days_at_shipment integer       CHECK (min_days_at_shipment BETWEEN 0 AND 3660),
    tax_category         text          NOT NULL CHECK (length(tax_category) <= 19),
    vat_rate             numeric(5, 2) NOT NULL CHECK (vat_rate BETWEEN 0 AND 100),
    valuation            text          NOT NULL CHECK (valuation IN ('moving-average', 'fifo', 'specific-lot', 'standard', 'month-average')),
    net_weight_grams     numeric(15, 3) CHECK (net_weight_grams > 0),
    net_millilitres      numeric(15, 3) CHECK (net_millilitres > 0),
    drawing_number       text          NOT NULL CHECK (length(drawing_number) <= 60),
    drawing_revision     text          NOT NULL CHECK (length(drawing_revision) <= 20),
    material             text          NOT NULL CHECK (length(material) <= 100),
    surface_treatment    text          NOT NULL CHECK (length(surface_treatment) <= 100),
    filing_number        text          NOT NULL CHECK (length(filing_number) <= 60),
    filing_expires_on    date,
    product_file         jsonb         NOT NULL CHECK (jsonb_typeof(product_file) = 'object'),
    search_text          text          NOT NULL
);
-- the search box
CREATE INDEX item_by_search_text ON catalog.item USING gin (search_text gin_trgm_ops);
-- the list sorted by what people sort it by
CREATE INDEX item_by_name ON catalog.item (name, id);
CREATE INDEX item_by_changed_at ON catalog.item (changed_at, id);
-- the items of a category; a category in use can't be removed
CREATE INDEX item_by_category ON catalog.item (category_id);
-- a unit in use can't be removed
CREATE INDEX item_by_base_unit ON catalog.item (base_unit_id);
-- registrations about to expire
CREATE INDEX item_by_filing_expiry ON catalog.item (filing_expires_on) WHERE filing_expires_on IS NOT NULL;

-- What items refer to, kept beside their content so that the database sees to it: one barcode, one item; nothing in use removed.
CREATE TABLE catalog.barcode (
    gtin14  text PRIMARY KEY CHECK (gtin14 ~ '^[0-9]{14}$'),
    item_id uuid NOT NULL REFERENCES catalog.item (id) ON DELETE CASCADE,
    unit_id uuid NOT NULL REFERENCES catalog.unit (id)
);
-- the barcodes of an item, when it is saved again or removed
CREATE INDEX barcode_by_item ON catalog.barcode (item_id);
-- the barcodes of a unit, which then can't be removed
CREATE INDEX barcode_by_unit ON catalog.barcode (unit_id);

CREATE TABLE catalog.item_unit (
    item_id     uuid   NOT NULL REFERENCES catalog.item (id) ON DELETE CASCADE,
    unit_id     uuid   NOT NULL REFERENCES catalog.unit (id),
    numerator   bigint NOT NULL CHECK (numerator > 0),
    denominator bigint NOT NULL CHECK (denominator > 0),
    PRIMARY KEY (item_id, unit_id)
);
-- the items that have a unit, which then can't be removed
CREATE INDEX item_unit_by_unit ON catalog.item_unit (unit_id);

CREATE TABLE catalog.component (
    kit_id   uuid           NOT NULL REFERENCES catalog.item (id) ON DELETE CASCADE,
    item_id  uuid           NOT NULL REFERENCES catalog.item (id),
    quantity numeric(18, 6) NOT NULL CHECK (quantity > 0),
    PRIMARY KEY (kit_id, item_id)
);
-- the kits that hold an item
CREATE INDEX component_by_item ON catalog.component (item_id);

-- what other rooms may read
CREATE VIEW catalog.item_view AS
    SELECT id, code, name, spec, kind, category_id, brand, active, base_unit_id, lot_control, expiry_control, shelf_life, shelf_life_unit,
           min_days_at_receipt, min_days_at_shipment, tax_category, vat_rate, valuation
    FROM catalog.item;
CREATE VIEW catalog.item_unit_view AS SELECT item_id, unit_id, numerator, denominator FROM catalog.item_unit;
CREATE VIEW catalog.unit_view AS SELECT id, code, name, name_en, decimals FROM catalog.unit;

GRANT USAGE ON SCHEMA catalog TO hesuan_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON catalog.unit, catalog.category, catalog.item, catalog.barcode, catalog.item_unit, catalog.component TO hesuan_app;
GRANT SELECT ON catalog.item_view, catalog.item_unit_view, catalog.unit_view TO hesuan_app;
