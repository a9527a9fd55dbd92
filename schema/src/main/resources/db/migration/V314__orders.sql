-- Orders of all channels in one shape. Amounts are minor units of the order's currency with VAT in them; quantities are millionths.
CREATE SCHEMA orders;

CREATE TABLE orders.sale (
    id              uuid        PRIMARY KEY,
    row_version     integer     NOT NULL CHECK (row_version > 0),
    changed_at      timestamptz NOT NULL,
    company_id      uuid        NOT NULL,
    channel_id      uuid        NOT NULL,
    number          text        NOT NULL CHECK (length(number) BETWEEN 1 AND 100),
    parent_number   text        NOT NULL,
    -- of the version that stands here: the platform's, and that of the connector that read it
    version         bigint      NOT NULL,
    reading         integer     NOT NULL,
    stage           text        NOT NULL,
    state           text        NOT NULL,
    created_at      timestamptz NOT NULL,
    paid_at         timestamptz,
    shipped_at      timestamptz,
    finished_at     timestamptz,
    taken_at        timestamptz NOT NULL,
    currency        text        NOT NULL CHECK (length(currency) = 3),
    freight         bigint      NOT NULL,
    paid            bigint      NOT NULL,
    due             bigint      NOT NULL,
    refunded        bigint      NOT NULL,
    on_delivery     boolean     NOT NULL,
    deposit         bigint      NOT NULL,
    -- posted so far
    posted_paid     bigint      NOT NULL,
    posted_others   bigint      NOT NULL,
    approved_at     timestamptz,
    hold            text        NOT NULL,
    hold_detail     text        NOT NULL,
    warehouse_id    uuid,
    may_split       boolean     NOT NULL,
    signed_at       timestamptz,
    control_at      timestamptz,
    ship_by         timestamptz,
    receiver        text        NOT NULL,
    region          text        NOT NULL,
    host            text        NOT NULL,
    room            text        NOT NULL,
    -- joined by |
    tags            text        NOT NULL,
    tag_list        text[]      GENERATED ALWAYS AS (string_to_array(tags, '|')) STORED NOT NULL,
    buyer_remark    text        NOT NULL,
    seller_remark   text        NOT NULL,
    after_sale      boolean     NOT NULL,
    detail          jsonb       NOT NULL,
    search_text     text        NOT NULL,
    UNIQUE (channel_id, number)
) WITH (fillfactor = 80);
-- the list of all orders, newest first
CREATE INDEX sale_by_created_at ON orders.sale (company_id, created_at, id);
-- the orders of one channel, newest first
CREATE INDEX sale_by_channel ON orders.sale (channel_id, created_at, id);
-- what waits for somebody, by what for
CREATE INDEX sale_by_state ON orders.sale (state, created_at, id) WHERE state IN ('unmapped', 'held', 'short', 'ready', 'part-shipped');
-- orders with a refund or return under way
CREATE INDEX sale_after_sale ON orders.sale (created_at, id) WHERE after_sale;
-- orders with something that a person must look at
CREATE INDEX sale_held ON orders.sale (created_at, id) WHERE hold <> '';
-- whose window of return ends next
CREATE INDEX sale_by_control_at ON orders.sale (control_at) WHERE state = 'shipped';
-- the orders of one receiver
CREATE INDEX sale_by_receiver ON orders.sale (receiver) WHERE receiver <> '';
-- the search box
CREATE INDEX sale_by_search_text ON orders.sale USING gin (search_text gin_trgm_ops);

-- A line as it was bought, with who bears which part of its price.
CREATE TABLE orders.sale_line (
    id          uuid    PRIMARY KEY,
    order_id    uuid    NOT NULL REFERENCES orders.sale (id),
    number      text    NOT NULL CHECK (length(number) BETWEEN 1 AND 100),
    sku_id      text    NOT NULL,
    outer_code  text    NOT NULL,
    title       text    NOT NULL,
    quantity    bigint  NOT NULL CHECK (quantity > 0),
    price       bigint  NOT NULL,
    gross       bigint  NOT NULL,
    net         bigint  NOT NULL,
    freight     bigint  NOT NULL,
    by_platform bigint  NOT NULL,
    by_host     bigint  NOT NULL,
    by_government bigint NOT NULL,
    gift        boolean NOT NULL,
    -- added by a rule or a person of ours, not bought on the platform
    ours        boolean NOT NULL,
    stage       text    NOT NULL,
    item_id     uuid,
    refunded    bigint  NOT NULL,
    -- given back while it had no parts yet
    early_back  bigint  NOT NULL,
    UNIQUE (order_id, number)
) WITH (fillfactor = 80);
-- lines that wait for their code to be mapped
CREATE INDEX sale_line_unmapped ON orders.sale_line (outer_code, sku_id) WHERE item_id IS NULL;

-- What is to be delivered of one item for a line: one part, or one for each component of a kit.
CREATE TABLE orders.part (
    id             uuid    PRIMARY KEY,
    order_id       uuid    NOT NULL REFERENCES orders.sale (id),
    line_id        uuid    NOT NULL REFERENCES orders.sale_line (id),
    item_id        uuid    NOT NULL,
    lot_id         uuid,
    quantity       bigint  NOT NULL CHECK (quantity > 0),
    due            bigint  NOT NULL,
    cancelled      bigint  NOT NULL CHECK (cancelled >= 0),
    shipped        bigint  NOT NULL CHECK (shipped >= 0),
    returned       bigint  NOT NULL CHECK (returned >= 0),
    recognised     bigint  NOT NULL CHECK (recognised >= 0),
    early_back     bigint  NOT NULL,
    recognised_due bigint  NOT NULL,
    recognised_tax bigint  NOT NULL,
    late_back      bigint  NOT NULL,
    late_back_tax  bigint  NOT NULL,
    -- percent with two decimals; as it was when control passed
    tax_rate       integer NOT NULL,
    reservation_id uuid,
    warehouse_id   uuid,
    held           jsonb   NOT NULL,
    CHECK (cancelled + shipped <= quantity),
    CHECK (recognised + returned <= shipped)
) WITH (fillfactor = 80);
-- the parts of an order
CREATE INDEX part_by_order ON orders.part (order_id);

-- Goods that left together, in one parcel where a tracking number is known.
CREATE TABLE orders.shipment (
    id           uuid        PRIMARY KEY,
    order_id     uuid        NOT NULL REFERENCES orders.sale (id),
    warehouse_id uuid        NOT NULL,
    carrier      text        NOT NULL,
    tracking     text        NOT NULL,
    shipped_at   timestamptz NOT NULL,
    signed_at    timestamptz,
    fact_id      uuid        NOT NULL
);
-- the shipments of an order
CREATE INDEX shipment_by_order ON orders.shipment (order_id);
-- whose parcel a tracking number is
CREATE INDEX shipment_by_tracking ON orders.shipment (tracking) WHERE tracking <> '';

-- What a shipment holds of a part, at the cost it left with.
CREATE TABLE orders.shipment_line (
    id              uuid   PRIMARY KEY,
    shipment_id     uuid   NOT NULL REFERENCES orders.shipment (id),
    order_id        uuid   NOT NULL REFERENCES orders.sale (id),
    part_id         uuid   NOT NULL REFERENCES orders.part (id),
    item_id         uuid   NOT NULL,
    lots            jsonb  NOT NULL,
    quantity        bigint NOT NULL CHECK (quantity > 0),
    cost            bigint NOT NULL,
    recognised      bigint NOT NULL CHECK (recognised >= 0),
    recognised_cost bigint NOT NULL,
    returned_early  bigint NOT NULL CHECK (returned_early >= 0),
    returned_late   bigint NOT NULL CHECK (returned_late >= 0),
    CHECK (recognised + returned_early <= quantity),
    CHECK (returned_late <= recognised)
) WITH (fillfactor = 80);
-- what was shipped of an order
CREATE INDEX shipment_line_by_order ON orders.shipment_line (order_id);

-- Refunds as their platform tells them; they may come before their order.
CREATE TABLE orders.refund (
    id           uuid        PRIMARY KEY,
    channel_id   uuid        NOT NULL,
    order_number text        NOT NULL,
    number       text        NOT NULL,
    line_number  text,
    kind         text        NOT NULL,
    stage        text        NOT NULL,
    amount       bigint      NOT NULL CHECK (amount >= 0),
    quantity     bigint      CHECK (quantity > 0),
    version      bigint      NOT NULL,
    at           timestamptz NOT NULL,
    UNIQUE (channel_id, order_number, number)
) WITH (fillfactor = 80);

-- What happened to an order, in the order of being learned: its timeline.
CREATE TABLE orders.step (
    id          uuid        PRIMARY KEY,
    order_id    uuid        NOT NULL REFERENCES orders.sale (id),
    kind        text        NOT NULL,
    occurred_at timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL,
    recorded_by uuid,
    fact_id     uuid,
    detail      jsonb       NOT NULL
);
-- the timeline of an order
CREATE INDEX step_by_order ON orders.step (order_id, recorded_at, id);
CREATE TRIGGER step_never_changes BEFORE UPDATE OR DELETE ON orders.step FOR EACH ROW EXECUTE FUNCTION house.refuse_change();
CREATE TRIGGER step_never_emptied BEFORE TRUNCATE ON orders.step FOR EACH STATEMENT EXECUTE FUNCTION house.refuse_change();

-- Rates of VAT that go before that of the item; the row that names most wins, then the latest.
CREATE TABLE orders.tax_rate (
    id         uuid    PRIMARY KEY,
    company_id uuid    NOT NULL,
    channel_id uuid,
    item_id    uuid,
    -- percent with two decimals
    rate       integer NOT NULL CHECK (rate BETWEEN 0 AND 5000),
    valid_from date    NOT NULL,
    UNIQUE NULLS NOT DISTINCT (company_id, channel_id, item_id, valid_from)
);

-- What is done with orders by themselves, in the order of places.
CREATE TABLE orders.rule (
    id         uuid        PRIMARY KEY,
    version    integer     NOT NULL CHECK (version > 0),
    changed_at timestamptz NOT NULL,
    company_id uuid        NOT NULL,
    place      integer     NOT NULL CHECK (place BETWEEN 1 AND 9999),
    name       text        NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    condition  text        NOT NULL CHECK (length(condition) <= 500),
    action     text        NOT NULL CHECK (action IN ('hold', 'tag', 'gift', 'warehouse', 'lot', 'split')),
    argument   text        NOT NULL CHECK (length(argument) <= 200),
    active     boolean     NOT NULL,
    search_text text       NOT NULL,
    UNIQUE (company_id, name)
);

GRANT USAGE ON SCHEMA orders TO hesuan_app;
GRANT SELECT, INSERT, UPDATE ON orders.sale, orders.sale_line, orders.part, orders.shipment, orders.shipment_line, orders.refund TO hesuan_app;
GRANT SELECT, INSERT ON orders.step TO hesuan_app;
GRANT DELETE ON orders.part TO hesuan_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON orders.rule, orders.tax_rate TO hesuan_app;
