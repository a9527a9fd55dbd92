-- The general ledger: accounts, entries, lines, what each account turned over in each period, and the numbered chain of vouchers.
-- Entries, lines, vouchers and watermarks are never changed or deleted.
CREATE SCHEMA ledger;

-- What a company's books are kept by. Standard, currency and fiscal year are the company's when the chart was installed.
-- Voucher words: single (one sequence of vouchers) or three (receipts, payments and transfers numbered apart).
CREATE TABLE ledger.book (
    company_id         uuid        PRIMARY KEY,
    standard           text        NOT NULL CHECK (standard IN ('asbe', 'sme')),
    currency           text        NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    fiscal_start_month smallint    NOT NULL CHECK (fiscal_start_month BETWEEN 1 AND 12),
    first_period       integer     NOT NULL CHECK (first_period % 100 BETWEEN 1 AND 12),
    words              text        NOT NULL CHECK (words IN ('single', 'three')),
    opened_at          timestamptz NOT NULL,
    opened_by          uuid
);

CREATE TABLE ledger.account (
    id                  uuid        PRIMARY KEY,
    version             integer     NOT NULL CHECK (version > 0),
    changed_at          timestamptz NOT NULL,
    company_id          uuid        NOT NULL,
    code                text        NOT NULL CHECK (code ~ '^[0-9]{4,16}$'),
    name                text        NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    name_en             text        NOT NULL CHECK (length(name_en) <= 100),
    class               text        NOT NULL CHECK (class IN ('asset', 'liability', 'equity', 'cost', 'revenue', 'expense')),
    side                text        NOT NULL CHECK (side IN ('debit', 'credit')),
    parent_id           uuid        REFERENCES ledger.account (id),
    postable            boolean     NOT NULL,
    control             text        NOT NULL CHECK (control IN ('none', 'stock', 'claims')),
    cash                boolean     NOT NULL,
    required_dimensions text[]      NOT NULL,
    balance_dimensions  text[]      NOT NULL,
    active              boolean     NOT NULL,
    search_text         text        NOT NULL,
    UNIQUE (company_id, code)
);
-- the search box, and voucher entry that completes an account by code or pinyin
CREATE INDEX account_by_search_text ON ledger.account USING gin (search_text gin_trgm_ops);
-- children of an account in the tree
CREATE INDEX account_by_parent ON ledger.account (parent_id);

-- Up to which period a book is closed. The row with the highest version holds; reopening adds a row with a lower period.
CREATE TABLE ledger.watermark (
    company_id     uuid        NOT NULL,
    book           text        NOT NULL CHECK (book IN ('ledger', 'stock', 'claims')),
    version        integer     NOT NULL CHECK (version > 0),
    closed_through integer     NOT NULL,
    set_at         timestamptz NOT NULL,
    set_by         uuid,
    reason         text        NOT NULL,
    PRIMARY KEY (company_id, book, version)
);

-- Period is fiscal year * 100 + number, 1 to 12, 13 for adjustments; amount is the total of its debits. The content hash covers the
-- row without its last two columns, and its lines.
CREATE TABLE ledger.entry (
    id              uuid        NOT NULL,
    period          integer     NOT NULL,
    company_id      uuid        NOT NULL,
    entered_on      date        NOT NULL,
    kind            text        NOT NULL CHECK (kind IN ('automatic', 'manual', 'reversal', 'opening', 'closing')),
    word            text        NOT NULL CHECK (word IN ('general', 'receipt', 'payment', 'transfer')),
    fact_id         uuid,
    reverses_id     uuid,
    memo            text        NOT NULL CHECK (length(memo) <= 500),
    amount          bigint      NOT NULL,
    recorded_at     timestamptz NOT NULL,
    recorded_by     uuid,
    commit_position bigint      NOT NULL,
    content_hash    bytea       NOT NULL CHECK (length(content_hash) = 32),
    PRIMARY KEY (period, id)
) PARTITION BY RANGE (period);
-- the sequencer's next entries, in commit order
CREATE INDEX entry_by_commit_position ON ledger.entry (commit_position, id);
-- the entries of a fact
CREATE INDEX entry_by_fact ON ledger.entry (fact_id) WHERE fact_id IS NOT NULL;
-- by which entry an entry was reversed
CREATE INDEX entry_by_reverses ON ledger.entry (reverses_id) WHERE reverses_id IS NOT NULL;
-- what was recorded after a moment, for statements as they stood then
CREATE INDEX entry_by_recorded_at ON ledger.entry USING brin (recorded_at);
-- the voucher list: newest first
CREATE INDEX entry_by_company_and_date ON ledger.entry (company_id, entered_on, id);

-- debit or credit is not zero, never both; negative only in reversals (red ink), so that turnover is not blown up
CREATE TABLE ledger.line (
    entry_id       uuid     NOT NULL,
    period         integer  NOT NULL,
    number         smallint NOT NULL CHECK (number > 0),
    company_id     uuid     NOT NULL,
    account_id     uuid     NOT NULL,
    entered_on     date     NOT NULL,
    debit          bigint   NOT NULL,
    credit         bigint   NOT NULL,
    currency       text     NOT NULL,
    original       bigint   NOT NULL,
    rate           numeric,
    rate_on        date,
    rate_source    text,
    party_id       uuid,
    item_id        uuid,
    category_id    uuid,
    lot_id         uuid,
    warehouse_id   uuid,
    channel_id     uuid,
    shop_id        uuid,
    order_id       uuid,
    campaign_id    uuid,
    host_id        uuid,
    work_order_id  uuid,
    cost_centre_id uuid,
    machine_id     uuid,
    fact_line      smallint,
    rule_id        uuid,
    rule_version   integer,
    cash_flow      text,
    memo           text,
    PRIMARY KEY (period, entry_id, number),
    CHECK ((debit = 0) <> (credit = 0)),
    CHECK (sign(original) = sign(debit + credit))
) PARTITION BY RANGE (period);
-- account ledger, page by page
CREATE INDEX line_by_account_and_date ON ledger.line (account_id, entered_on, entry_id, number);

-- cash flow statement
CREATE INDEX line_by_cash_flow ON ledger.line (company_id, cash_flow) INCLUDE (debit, credit) WHERE cash_flow IS NOT NULL;

-- An entry is reversed once: the primary key is the lock.
CREATE TABLE ledger.reversal (
    reversed_id uuid PRIMARY KEY,
    entry_id    uuid NOT NULL
);

-- What an account turned over in a period and currency: a trial balance never sums lines. Closing entries are kept apart,
-- so that an income statement still shows what they carried over.
CREATE TABLE ledger.turnover (
    company_id      uuid    NOT NULL,
    account_id      uuid    NOT NULL,
    period          integer NOT NULL,
    currency        text    NOT NULL,
    closing         boolean NOT NULL,
    debit           bigint  NOT NULL,
    credit          bigint  NOT NULL,
    original_debit  bigint  NOT NULL,
    original_credit bigint  NOT NULL,
    lines           bigint  NOT NULL,
    PRIMARY KEY (company_id, period, account_id, currency, closing)
) WITH (fillfactor = 50);

-- The same by the dimensions that the account declares as its balance dimensions; the nil UUID stands for none.
CREATE TABLE ledger.dimension_turnover (
    company_id   uuid    NOT NULL,
    account_id   uuid    NOT NULL,
    period       integer NOT NULL,
    currency     text    NOT NULL,
    closing      boolean NOT NULL,
    party_id     uuid    NOT NULL,
    category_id  uuid    NOT NULL,
    warehouse_id uuid    NOT NULL,
    channel_id   uuid    NOT NULL,
    debit        bigint  NOT NULL,
    credit       bigint  NOT NULL,
    PRIMARY KEY (account_id, period, currency, closing, party_id, category_id, warehouse_id, channel_id)
) WITH (fillfactor = 70);

-- An entry's legal number and its place in the company's hash chain, given after commit, without gaps.
CREATE TABLE ledger.voucher (
    company_id      uuid    NOT NULL,
    chain_number    bigint  NOT NULL CHECK (chain_number > 0),
    entry_id        uuid    NOT NULL,
    period          integer NOT NULL,
    word            text    NOT NULL,
    number          integer NOT NULL CHECK (number > 0),
    commit_position bigint  NOT NULL,
    content_hash    bytea   NOT NULL CHECK (length(content_hash) = 32),
    hash            bytea   NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (company_id, chain_number),
    UNIQUE (company_id, period, word, number),
    -- the voucher of an entry, and the walk through all contents in the order of entries
    UNIQUE (period, entry_id)
);
-- how far the sequencer has come
CREATE INDEX voucher_by_commit_position ON ledger.voucher (commit_position, entry_id);

-- A month's partitions, made when its first entry comes. They are made apart and attached, because that lets others go on writing.
CREATE FUNCTION ledger.make_room(periods integer[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = ledger AS $$
DECLARE of_period integer;
        kind text;
BEGIN
    FOREACH of_period IN ARRAY periods LOOP
        CONTINUE WHEN to_regclass(format('ledger.line_%s', of_period)) IS NOT NULL;
        IF of_period NOT BETWEEN 200001 AND 299913 THEN
            RAISE EXCEPTION 'period % is out of range', of_period;
        END IF;
        PERFORM pg_advisory_xact_lock(hashtext('ledger.make_room'));
        CONTINUE WHEN to_regclass(format('ledger.line_%s', of_period)) IS NOT NULL;
        FOREACH kind IN ARRAY ARRAY['entry', 'line'] LOOP
            EXECUTE format('CREATE TABLE ledger.%1$s_%2$s (LIKE ledger.%1$s INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', kind, of_period);
            EXECUTE format('ALTER TABLE ledger.%1$s ATTACH PARTITION ledger.%1$s_%2$s FOR VALUES FROM (%2$s) TO (%3$s)', kind, of_period, of_period + 1);
            EXECUTE format('CREATE TRIGGER %1$s_never_emptied BEFORE TRUNCATE ON ledger.%1$s_%2$s FOR EACH STATEMENT EXECUTE FUNCTION house.refuse_change()', kind, of_period);
        END LOOP;
    END LOOP;
END $$;

-- The second locks. Java checks all of this first and says it better; these make it impossible.
CREATE FUNCTION ledger.refuse_closed_period() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE offending integer;
BEGIN
    SELECT e.period INTO offending
      FROM (SELECT DISTINCT company_id, period FROM added) e
      JOIN LATERAL (SELECT closed_through FROM ledger.watermark w
                     WHERE w.company_id = e.company_id AND w.book = 'ledger' ORDER BY version DESC LIMIT 1) w ON true
     WHERE e.period <= w.closed_through LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'period % is closed', offending USING ERRCODE = 'check_violation';
    END IF;
    IF EXISTS (SELECT FROM added WHERE commit_position IS DISTINCT FROM (SELECT house.commit_position())) THEN
        RAISE EXCEPTION 'an entry bears the commit position of its own transaction' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;

-- Lines come with their entry, in its transaction, all in one statement.
CREATE FUNCTION ledger.refuse_unbalanced() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE offending uuid;
BEGIN
    SELECT entry_id INTO offending FROM added GROUP BY entry_id HAVING sum(debit) <> sum(credit) LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'entry % does not balance', offending USING ERRCODE = 'check_violation';
    END IF;
    SELECT a.entry_id INTO offending
      FROM (SELECT DISTINCT entry_id, period, company_id, entered_on FROM added) a
     WHERE NOT EXISTS (SELECT FROM ledger.entry e
                        WHERE e.period = a.period AND e.id = a.entry_id AND e.company_id = a.company_id AND e.entered_on = a.entered_on
                          AND e.commit_position = (SELECT house.commit_position())) LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'entry % is not of this transaction', offending USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER entry_in_open_period AFTER INSERT ON ledger.entry REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_closed_period();
CREATE TRIGGER line_balances AFTER INSERT ON ledger.line REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_unbalanced();
CREATE TRIGGER entry_never_changes BEFORE UPDATE OR DELETE ON ledger.entry FOR EACH ROW EXECUTE FUNCTION house.refuse_change();
CREATE TRIGGER line_never_changes BEFORE UPDATE OR DELETE ON ledger.line FOR EACH ROW EXECUTE FUNCTION house.refuse_change();
CREATE TRIGGER voucher_never_changes BEFORE UPDATE OR DELETE ON ledger.voucher FOR EACH ROW EXECUTE FUNCTION house.refuse_change();
CREATE TRIGGER watermark_never_changes BEFORE UPDATE OR DELETE ON ledger.watermark FOR EACH ROW EXECUTE FUNCTION house.refuse_change();
CREATE TRIGGER book_never_changes BEFORE UPDATE OR DELETE ON ledger.book FOR EACH ROW EXECUTE FUNCTION house.refuse_change();
CREATE TRIGGER reversal_never_changes BEFORE UPDATE OR DELETE ON ledger.reversal FOR EACH ROW EXECUTE FUNCTION house.refuse_change();
CREATE TRIGGER book_never_emptied BEFORE TRUNCATE ON ledger.book FOR EACH STATEMENT EXECUTE FUNCTION house.refuse_change();
CREATE TRIGGER reversal_never_emptied BEFORE TRUNCATE ON ledger.reversal FOR EACH STATEMENT EXECUTE FUNCTION house.refuse_change();
CREATE TRIGGER entry_never_emptied BEFORE TRUNCATE ON ledger.entry FOR EACH STATEMENT EXECUTE FUNCTION house.refuse_change();
CREATE TRIGGER line_never_emptied BEFORE TRUNCATE ON ledger.line FOR EACH STATEMENT EXECUTE FUNCTION house.refuse_change();
CREATE TRIGGER voucher_never_emptied BEFORE TRUNCATE ON ledger.voucher FOR EACH STATEMENT EXECUTE FUNCTION house.refuse_change();
CREATE TRIGGER watermark_never_emptied BEFORE TRUNCATE ON ledger.watermark FOR EACH STATEMENT EXECUTE FUNCTION house.refuse_change();

GRANT USAGE ON SCHEMA ledger TO hesuan_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ledger.account TO hesuan_app;
GRANT SELECT, INSERT ON ledger.book, ledger.watermark, ledger.entry, ledger.line, ledger.reversal, ledger.voucher TO hesuan_app;
GRANT SELECT, INSERT, UPDATE ON ledger.turnover, ledger.dimension_turnover TO hesuan_app;
GRANT EXECUTE ON FUNCTION ledger.make_room(integer[]) TO hesuan_app;
