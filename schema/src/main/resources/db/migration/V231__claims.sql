-- Who owes whom: open items, written with the entries that make them, and matches that clear them. Amounts are signed: a debit
-- is more than 0, a credit less. Matches never change; undoing one is another match with the signs turned.
CREATE SCHEMA claims;

-- The lines of one entry with the same account, party, currency, side, due day and document. Amount is in functional currency,
-- original in the item's own. Only what is still open ever changes, and never beyond what it began with or past zero.
CREATE TABLE claims.item (
    id            uuid        PRIMARY KEY,
    company_id    uuid        NOT NULL,
    account_id    uuid        NOT NULL,
    party_id      uuid        NOT NULL,
    currency      text        NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    entry_id      uuid        NOT NULL,
    period        integer     NOT NULL,
    fact_id       uuid,
    entered_on    date        NOT NULL,
    due_on        date        NOT NULL,
    document      text        NOT NULL CHECK (length(document) <= 100),
    memo          text        NOT NULL CHECK (length(memo) <= 500),
    amount        bigint      NOT NULL CHECK (amount <> 0),
    original      bigint      NOT NULL,
    open_amount   bigint      NOT NULL,
    open_original bigint      NOT NULL,
    open          boolean     NOT NULL GENERATED ALWAYS AS (open_amount <> 0 OR open_original <> 0) STORED,
    recorded_at   timestamptz NOT NULL,
    CHECK (sign(original) = sign(amount)),
    CHECK (open_amount BETWEEN least(amount, 0) AND greatest(amount, 0)),
    CHECK (open_original BETWEEN least(original, 0) AND greatest(original, 0)),
    CHECK (open_original <> 0 OR open_amount = 0)
) WITH (fillfactor = 90);
-- the items of an entry, for its reversal
CREATE INDEX item_by_entry ON claims.item (entry_id);
-- statement of account of a party
CREATE INDEX item_by_party_and_date ON claims.item (company_id, party_id, entered_on, id);
-- the list of open items and what is overdue
CREATE INDEX item_open_by_due_day ON claims.item (company_id, due_on, id) WHERE open;
-- what can be matched with one another
CREATE INDEX item_open_by_party ON claims.item (company_id, account_id, party_id, currency) WHERE open;

-- How it came about: by hand, by a proposal, by a reversal that meets what it takes back, or by undoing another match.
CREATE TABLE claims.match (
    id          uuid        PRIMARY KEY,
    company_id  uuid        NOT NULL,
    account_id  uuid        NOT NULL,
    party_id    uuid        NOT NULL,
    currency    text        NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    matched_on  date        NOT NULL,
    kind        text        NOT NULL CHECK (kind IN ('manual', 'proposed', 'reversal', 'undo')),
    undoes_id   uuid        REFERENCES claims.match (id),
    entry_id    uuid,
    amount      bigint      NOT NULL,
    original    bigint      NOT NULL,
    memo        text        NOT NULL CHECK (length(memo) <= 500),
    recorded_at timestamptz NOT NULL,
    recorded_by uuid,
    CHECK ((kind = 'undo') = (undoes_id IS NOT NULL))
);
-- a match is undone once
CREATE UNIQUE INDEX match_undone_once ON claims.match (undoes_id) WHERE undoes_id IS NOT NULL;
-- the list of matches
CREATE INDEX match_by_time ON claims.match (company_id, recorded_at, id);

-- What a match takes of an item, signed as the item is, so that the amounts of a match add up to zero.
CREATE TABLE claims.match_line (
    match_id uuid   NOT NULL REFERENCES claims.match (id),
    item_id     uuid   NOT NULL REFERENCES claims.item (id),
    company_id  uuid   NOT NULL,
    matched_on  date   NOT NULL,
    amount      bigint NOT NULL,
    original    bigint NOT NULL,
    PRIMARY KEY (match_id, item_id)
);
-- by what an item was cleared
CREATE INDEX match_line_by_item ON claims.match_line (item_id);
-- what was still open on an earlier day
CREATE INDEX match_line_by_day ON claims.match_line (company_id, matched_on);

-- The second lock: what is taken from debits is taken from credits, to the cent, in functional currency and in that of the match.
CREATE FUNCTION claims.refuse_unequal() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE offending uuid;
BEGIN
    SELECT a.match_id INTO offending FROM added a JOIN claims.match c ON c.id = a.match_id JOIN claims.item i ON i.id = a.item_id
     GROUP BY a.match_id, c.company_id, c.account_id
    HAVING sum(a.amount) <> 0 OR sum(a.original) FILTER (WHERE i.currency = c.currency) <> 0
        OR bool_or(i.company_id <> c.company_id OR i.account_id <> c.account_id) LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'match % does not add up to zero', offending USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER match_adds_up AFTER INSERT ON claims.match_line REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION claims.refuse_unequal();
CREATE TRIGGER match_never_changes BEFORE UPDATE OR DELETE ON claims.match FOR EACH ROW EXECUTE FUNCTION house.refuse_change();
CREATE TRIGGER match_never_emptied BEFORE TRUNCATE ON claims.match FOR EACH STATEMENT EXECUTE FUNCTION house.refuse_change();
CREATE TRIGGER match_line_never_changes BEFORE UPDATE OR DELETE ON claims.match_line FOR EACH ROW EXECUTE FUNCTION house.refuse_change();
CREATE TRIGGER match_line_never_emptied BEFORE TRUNCATE ON claims.match_line FOR EACH STATEMENT EXECUTE FUNCTION house.refuse_change();
CREATE TRIGGER item_never_deleted BEFORE DELETE ON claims.item FOR EACH ROW EXECUTE FUNCTION house.refuse_change();
CREATE TRIGGER item_never_emptied BEFORE TRUNCATE ON claims.item FOR EACH STATEMENT EXECUTE FUNCTION house.refuse_change();

GRANT USAGE ON SCHEMA claims TO hesuan_app;
GRANT SELECT, INSERT ON claims.item, claims.match, claims.match_line TO hesuan_app;
GRANT UPDATE (open_amount, open_original) ON claims.item TO hesuan_app;
