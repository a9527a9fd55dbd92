-- Documents of the warehouse: other receipts and issues, transfers, counts, late costs. A document is a draft until it is
-- posted; what it then did stands in steps and entries that are never changed.
CREATE SCHEMA inventory;

-- Goods that come or go without purchase or sale: opening stock, found, lost, scrapped, used as samples or gifts.
CREATE TABLE inventory.adjustment (
    id           uuid        PRIMARY KEY,
    version      integer     NOT NULL CHECK (version > 0),
    changed_at   timestamptz NOT NULL,
    company_id   uuid        NOT NULL,
    number       text        NOT NULL CHECK (length(number) BETWEEN 1 AND 30),
    kind         text        NOT NULL CHECK (kind IN ('opening', 'found', 'lost', 'scrap', 'sample', 'gift')),
    occurred_on  date        NOT NULL,
    warehouse_id uuid        NOT NULL,
    memo         text        NOT NULL CHECK (length(memo) <= 500),
    lines        jsonb       NOT NULL,
    state        text        NOT NULL CHECK (state IN ('draft', 'posted')),
    fact_id      uuid,
    search_text  text        NOT NULL,
    UNIQUE (company_id, number),
    CHECK ((state = 'posted') = (fact_id IS NOT NULL))
);
-- the list, newest first
CREATE INDEX adjustment_by_day ON inventory.adjustment (company_id, occurred_on, id);

-- Goods that go from one warehouse to another.
CREATE TABLE inventory.transfer (
    id                uuid        PRIMARY KEY,
    version           integer     NOT NULL CHECK (version > 0),
    changed_at        timestamptz NOT NULL,
    company_id        uuid        NOT NULL,
    number            text        NOT NULL CHECK (length(number) BETWEEN 1 AND 30),
    occurred_on       date        NOT NULL,
    from_warehouse_id uuid        NOT NULL,
    to_warehouse_id   uuid        NOT NULL,
    memo              text        NOT NULL CHECK (length(memo) <= 500),
    lines             jsonb       NOT NULL,
    state             text        NOT NULL CHECK (state IN ('draft', 'dispatched', 'received')),
    search_text       text        NOT NULL,
    UNIQUE (company_id, number)
);
-- the list, newest first
CREATE INDEX transfer_by_day ON inventory.transfer (company_id, occurred_on, id);

-- What was sent, received or lost of a transfer, each in one fact.
CREATE TABLE inventory.transfer_step (
    id          uuid        PRIMARY KEY,
    transfer_id uuid        NOT NULL REFERENCES inventory.transfer (id),
    kind        text        NOT NULL CHECK (kind IN ('dispatch', 'receive')),
    occurred_on date        NOT NULL,
    recorded_at timestamptz NOT NULL,
    recorded_by uuid,
    fact_id     uuid        NOT NULL,
    lines       jsonb       NOT NULL
);
-- the steps of a transfer, in order
CREATE INDEX transfer_step_by_transfer ON inventory.transfer_step (transfer_id, recorded_at);

-- What lies in a warehouse is counted; nothing stands still meanwhile.
CREATE TABLE inventory.stock_count (
    id           uuid          PRIMARY KEY,
    version      integer       NOT NULL CHECK (version > 0),
    changed_at   timestamptz   NOT NULL,
    company_id   uuid          NOT NULL,
    number       text          NOT NULL CHECK (length(number) BETWEEN 1 AND 30),
    occurred_on  date          NOT NULL,
    warehouse_id uuid          NOT NULL,
    zone         text          NOT NULL CHECK (length(zone) <= 20),
    blind        boolean       NOT NULL,
    tolerance    numeric(5, 2) NOT NULL CHECK (tolerance BETWEEN 0 AND 100),
    memo         text          NOT NULL CHECK (length(memo) <= 500),
    state        text          NOT NULL CHECK (state IN ('open', 'posted', 'cancelled')),
    opened_at    timestamptz   NOT NULL,
    fact_id      uuid,
    search_text  text          NOT NULL,
    UNIQUE (company_id, number)
);
-- the list, newest first
CREATE INDEX stock_count_by_day ON inventory.stock_count (company_id, occurred_on, id);

-- One look at one lot in one place: what was found, and what the books said at that moment. Counting again is another entry.
CREATE TABLE inventory.count_entry (
    id          uuid        PRIMARY KEY,
    count_id    uuid        NOT NULL REFERENCES inventory.stock_count (id),
    place_id    uuid        NOT NULL,
    item_id     uuid        NOT NULL,
    lot_id      uuid        NOT NULL,
    quantity    bigint      NOT NULL CHECK (quantity >= 0),
    book        bigint      NOT NULL,
    counted_at  timestamptz NOT NULL,
    counted_by  uuid,
    recorded_at timestamptz NOT NULL
);
-- the entries of a count
CREATE INDEX count_entry_by_count ON inventory.count_entry (count_id, counted_at);

-- A bill that raises what goods cost after they came in.
CREATE TABLE inventory.late_bill (
    id          uuid        PRIMARY KEY,
    version     integer     NOT NULL CHECK (version > 0),
    changed_at  timestamptz NOT NULL,
    company_id  uuid        NOT NULL,
    number      text        NOT NULL CHECK (length(number) BETWEEN 1 AND 30),
    occurred_on date        NOT NULL,
    party_id    uuid        NOT NULL,
    amount      bigint      NOT NULL CHECK (amount <> 0),
    basis       text        NOT NULL CHECK (basis IN ('quantity', 'value')),
    memo        text        NOT NULL CHECK (length(memo) <= 500),
    receipts    jsonb       NOT NULL,
    state       text        NOT NULL CHECK (state IN ('draft', 'posted')),
    fact_id     uuid,
    search_text text        NOT NULL,
    UNIQUE (company_id, number),
    CHECK ((state = 'posted') = (fact_id IS NOT NULL))
);
-- the list, newest first
CREATE INDEX late_bill_by_day ON inventory.late_bill (company_id, occurred_on, id);

CREATE TRIGGER transfer_step_never_changes BEFORE UPDATE OR DELETE ON inventory.transfer_step FOR EACH ROW EXECUTE FUNCTION house.refuse_change();
CREATE TRIGGER transfer_step_never_emptied BEFORE TRUNCATE ON inventory.transfer_step FOR EACH STATEMENT EXECUTE FUNCTION house.refuse_change();
CREATE TRIGGER count_entry_never_changes BEFORE UPDATE OR DELETE ON inventory.count_entry FOR EACH ROW EXECUTE FUNCTION house.refuse_change();
CREATE TRIGGER count_entry_never_emptied BEFORE TRUNCATE ON inventory.count_entry FOR EACH STATEMENT EXECUTE FUNCTION house.refuse_change();

GRANT USAGE ON SCHEMA inventory TO hesuan_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON inventory.adjustment, inventory.transfer, inventory.stock_count, inventory.late_bill TO hesuan_app;
GRANT SELECT, INSERT ON inventory.transfer_step, inventory.count_entry TO hesuan_app;
