-- Goods and their value: moves between places, what lies where, the value pools that accounts are proven against,
-- lots and their descent, reservations and channel quotas. Moves and lot links are never changed or deleted.
-- The nil UUID stands for none: no lot, owned by the company itself, no key.
CREATE SCHEMA stock;

-- How a company values its goods.
CREATE TABLE stock.policy (
    company_id       uuid        PRIMARY KEY,
    area             text        NOT NULL CHECK (area IN ('warehouse', 'company')),
    shortage_allowed boolean     NOT NULL,
    changed_at       timestamptz NOT NULL
);

-- The stock card of an item in a company: the one row that is locked before anything of the item is read. It numbers the
-- moves, keeps the valuation method while there is stock, and remembers what the item last cost.
CREATE TABLE stock.card (
    company_id    uuid   NOT NULL,
    item_id       uuid   NOT NULL,
    method        text   NOT NULL CHECK (method IN ('moving-average', 'fifo', 'specific-lot', 'standard', 'month-average')),
    moves         bigint NOT NULL CHECK (moves >= 0),
    last_quantity bigint NOT NULL CHECK (last_quantity >= 0),
    last_value    bigint NOT NULL,
    PRIMARY KEY (company_id, item_id)
) WITH (fillfactor = 50);

-- What one quantity of an item shall cost, from a day on.
CREATE TABLE stock.standard_cost (
    company_id uuid        NOT NULL,
    item_id    uuid        NOT NULL,
    valid_from date        NOT NULL,
    value      bigint      NOT NULL CHECK (value >= 0),
    quantity   bigint      NOT NULL CHECK (quantity > 0),
    set_at     timestamptz NOT NULL,
    set_by     uuid,
    PRIMARY KEY (company_id, item_id, valid_from)
);

CREATE TABLE stock.lot (
    id          uuid        PRIMARY KEY,
    version     integer     NOT NULL CHECK (version > 0),
    changed_at  timestamptz NOT NULL,
    item_id     uuid        NOT NULL,
    code        text        NOT NULL CHECK (length(code) BETWEEN 1 AND 60),
    made_on     date,
    expires_on  date,
    opened_on   date,
    pao_months  smallint    CHECK (pao_months BETWEEN 1 AND 120),
    quality     text        NOT NULL CHECK (quality IN ('released', 'quarantine', 'blocked', 'recalled')),
    note        text        NOT NULL CHECK (length(note) <= 500),
    search_text text        NOT NULL,
    UNIQUE (item_id, code),
    CHECK (expires_on IS NULL OR made_on IS NULL OR expires_on >= made_on),
    CHECK (opened_on IS NULL OR made_on IS NULL OR opened_on >= made_on)
);
-- the search box of the lot list
CREATE INDEX lot_by_search_text ON stock.lot USING gin (search_text gin_trgm_ops);
-- what expires soon
CREATE INDEX lot_by_expiry ON stock.lot (expires_on) WHERE expires_on IS NOT NULL;

-- Which lots went into which: the parent is what was used, the child what came of it.
CREATE TABLE stock.lot_link (
    parent_id   uuid        NOT NULL REFERENCES stock.lot (id),
    child_id    uuid        NOT NULL REFERENCES stock.lot (id),
    reference   uuid        NOT NULL,
    quantity    bigint      NOT NULL CHECK (quantity > 0),
    recorded_at timestamptz NOT NULL,
    PRIMARY KEY (parent_id, child_id, reference),
    CHECK (parent_id <> child_id)
);
-- walk from a lot back to what went into it
CREATE INDEX lot_link_by_child ON stock.lot_link (child_id);

-- What lies where, per owner and lot. Less than nothing only where a company allows shortages.
CREATE TABLE stock.balance (
    id           uuid    PRIMARY KEY,
    company_id   uuid    NOT NULL,
    item_id      uuid    NOT NULL,
    place_id     uuid    NOT NULL,
    lot_id       uuid    NOT NULL,
    owner_id     uuid    NOT NULL,
    kind         text    NOT NULL CHECK (kind IN ('bin', 'transit', 'dispatched', 'consigned', 'wip')),
    warehouse_id uuid,
    on_hand      bigint  NOT NULL,
    reserved     bigint  NOT NULL CHECK (reserved >= 0),
    UNIQUE (company_id, item_id, place_id, lot_id, owner_id),
    CHECK (reserved = 0 OR reserved <= on_hand),
    CHECK (on_hand >= 0 OR kind = 'bin'),
    CHECK ((kind IN ('bin', 'consigned')) = (warehouse_id IS NOT NULL))
) WITH (fillfactor = 60);
-- which items and lots lie in a bin, for counts and for emptying it
CREATE INDEX balance_by_place ON stock.balance (place_id);
-- where a lot is, for recalls
CREATE INDEX balance_by_lot ON stock.balance (lot_id) WHERE lot_id <> '00000000-0000-0000-0000-000000000000';

-- Quantity and value together; what goes out takes its share, the last unit takes the rest.
CREATE TABLE stock.pool (
    id         uuid    PRIMARY KEY,
    company_id uuid    NOT NULL,
    item_id    uuid    NOT NULL,
    kind       text    NOT NULL CHECK (kind IN ('bin', 'transit', 'dispatched', 'consigned', 'wip')),
    area_id    uuid    NOT NULL,
    tracked_id uuid    NOT NULL,
    lot_id     uuid    NOT NULL,
    account_id uuid    NOT NULL,
    arrived    bigint  NOT NULL,
    quantity   bigint  NOT NULL,
    value      bigint  NOT NULL,
    open       boolean NOT NULL GENERATED ALWAYS AS (quantity <> 0) STORED,
    UNIQUE (company_id, item_id, area_id, tracked_id, lot_id),
    CHECK (quantity <> 0 OR value = 0)
) WITH (fillfactor = 60);
-- the open pools of an item, in the order in which they arrived
CREATE INDEX pool_open_by_item ON stock.pool (company_id, item_id, arrived) WHERE open;
-- what an account holds, for the proof against the ledger
CREATE INDEX pool_open_by_account ON stock.pool (company_id, account_id) WHERE open;

-- One row per edge of the cost flow: a move that draws on two lots or layers is two rows. A row without quantity carries
-- value alone (late cost, revaluation). What reaches the pool is value - variance.
CREATE TABLE stock.move (
    id             uuid        NOT NULL,
    occurred_on    date        NOT NULL,
    recorded_at    timestamptz NOT NULL,
    company_id     uuid        NOT NULL,
    item_id        uuid        NOT NULL,
    sequence       bigint      NOT NULL,
    fact_id        uuid        NOT NULL,
    number         integer     NOT NULL,
    lot_id         uuid        NOT NULL,
    owner_id       uuid        NOT NULL,
    from_kind      text        NOT NULL,
    from_place_id  uuid        NOT NULL,
    from_pool_id   uuid,
    to_kind        text        NOT NULL,
    to_place_id    uuid        NOT NULL,
    to_pool_id     uuid,
    quantity       bigint      NOT NULL CHECK (quantity >= 0),
    value          bigint      NOT NULL,
    variance       bigint      NOT NULL,
    reference      uuid,
    reservation_id uuid,
    PRIMARY KEY (id, occurred_on)
) PARTITION BY RANGE (occurred_on);
-- the history of an item, in order
CREATE INDEX move_by_item ON stock.move (company_id, item_id, sequence);
-- the moves of a fact
CREATE INDEX move_by_fact ON stock.move (fact_id);
-- where a lot went, for recalls
CREATE INDEX move_by_lot ON stock.move (lot_id) WHERE lot_id <> '00000000-0000-0000-0000-000000000000';

DO $$ BEGIN
    EXECUTE 'CREATE TABLE stock.move_other PARTITION OF stock.move DEFAULT';
    FOR year IN 2023..2040 LOOP
        EXECUTE format('CREATE TABLE stock.move_%s PARTITION OF stock.move FOR VALUES FROM (%L) TO (%L)', year, year || '-01-01', year + 1 || '-01-01');
    END LOOP;
END $$;

-- Goods promised: tried until they are confirmed, expire or are cancelled; confirmed until they are issued or cancelled.
-- One that was cancelled before it came has quantity 0: when it comes after all, it is refused.
CREATE TABLE stock.reservation (
    id           uuid        PRIMARY KEY,
    company_id   uuid        NOT NULL,
    item_id      uuid        NOT NULL,
    owner_id     uuid        NOT NULL,
    warehouse_id uuid        NOT NULL,
    lot_id       uuid        NOT NULL,
    channel_id   uuid        NOT NULL,
    order_id     uuid,
    quantity     bigint      NOT NULL CHECK (quantity > 0 OR state = 'cancelled'),
    issued       bigint      NOT NULL CHECK (issued BETWEEN 0 AND quantity),
    state        text        NOT NULL CHECK (state IN ('tried', 'confirmed', 'issued', 'cancelled', 'expired')),
    priority     smallint    NOT NULL,
    life_left    integer     NOT NULL CHECK (life_left >= 0),
    expires_at   timestamptz,
    reserved_at  timestamptz NOT NULL,
    changed_at   timestamptz NOT NULL,
    CHECK (state <> 'issued' OR issued = quantity)
) WITH (fillfactor = 70);
-- what has expired, per item when the item is touched and overall by the sweep
CREATE INDEX reservation_tried ON stock.reservation (company_id, item_id, expires_at) WHERE state = 'tried' AND expires_at IS NOT NULL;
-- the reservations of an order
CREATE INDEX reservation_by_order ON stock.reservation (order_id) WHERE order_id IS NOT NULL;
-- the reservation list, newest first
CREATE INDEX reservation_by_time ON stock.reservation (company_id, reserved_at, id);

-- Which goods a reservation holds; removed when they are issued or released.
CREATE TABLE stock.allocation (
    reservation_id uuid   NOT NULL REFERENCES stock.reservation (id),
    balance_id     uuid   NOT NULL REFERENCES stock.balance (id),
    quantity       bigint NOT NULL CHECK (quantity > 0),
    PRIMARY KEY (reservation_id, balance_id)
);
-- who holds the goods of a balance
CREATE INDEX allocation_by_balance ON stock.allocation (balance_id);

-- What a channel may promise of an item in a warehouse: a fixed quantity, or a share in ten-thousandths of what is there.
CREATE TABLE stock.quota (
    id            uuid        PRIMARY KEY,
    version       integer     NOT NULL CHECK (version > 0),
    changed_at    timestamptz NOT NULL,
    company_id    uuid        NOT NULL,
    item_id       uuid        NOT NULL,
    warehouse_id  uuid        NOT NULL,
    channel_id    uuid        NOT NULL,
    mode          text        NOT NULL CHECK (mode IN ('fixed', 'ratio')),
    quantity      bigint      NOT NULL CHECK (quantity >= 0),
    ratio         integer     NOT NULL CHECK (ratio BETWEEN 0 AND 10000),
    priority      smallint    NOT NULL,
    valid_until   date,
    UNIQUE (company_id, item_id, warehouse_id, channel_id)
);

-- What channels have promised: held is not issued yet, drawn is all that was not given back.
CREATE TABLE stock.channel_use (
    company_id   uuid   NOT NULL,
    item_id      uuid   NOT NULL,
    warehouse_id uuid   NOT NULL,
    channel_id   uuid   NOT NULL,
    held         bigint NOT NULL CHECK (held >= 0),
    drawn        bigint NOT NULL CHECK (drawn >= held),
    PRIMARY KEY (company_id, item_id, warehouse_id, channel_id)
) WITH (fillfactor = 50);

CREATE TRIGGER move_never_changes BEFORE UPDATE OR DELETE ON stock.move FOR EACH ROW EXECUTE FUNCTION house.refuse_change();
CREATE TRIGGER move_never_emptied BEFORE TRUNCATE ON stock.move FOR EACH STATEMENT EXECUTE FUNCTION house.refuse_change();
CREATE TRIGGER lot_link_never_changes BEFORE UPDATE OR DELETE ON stock.lot_link FOR EACH ROW EXECUTE FUNCTION house.refuse_change();
CREATE TRIGGER lot_link_never_emptied BEFORE TRUNCATE ON stock.lot_link FOR EACH STATEMENT EXECUTE FUNCTION house.refuse_change();

GRANT USAGE ON SCHEMA stock TO hesuan_app;
GRANT SELECT, INSERT ON stock.move, stock.lot_link TO hesuan_app;
GRANT SELECT, INSERT, UPDATE ON stock.policy, stock.card, stock.standard_cost, stock.balance, stock.pool, stock.reservation, stock.channel_use TO hesuan_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON stock.lot, stock.allocation, stock.quota TO hesuan_app;
