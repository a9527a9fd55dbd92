-- Facts as they were posted, the rules that made entries of them, and the accounts that stand for purposes. Facts and versions
-- of rules are never changed or deleted.
CREATE SCHEMA posting;

-- Counts changes of rules and mappings, so that every node knows whether what it remembers still holds. One row.
CREATE TABLE posting.revision (
    only_row boolean PRIMARY KEY CHECK (only_row),
    number   bigint  NOT NULL
);
INSERT INTO posting.revision VALUES (true, 1);

-- The row with the highest version of a rule holds. Rules that ship have no company; a company's rule with the same code goes
-- before them. An empty debit and credit say that nothing is booked; the name then says why.
CREATE TABLE posting.rule (
    id          uuid        NOT NULL,
    version     integer     NOT NULL CHECK (version > 0),
    company_id  uuid,
    standard    text        CHECK (standard IN ('asbe', 'sme')),
    code        text        NOT NULL CHECK (code ~ '^[a-z0-9][a-z0-9._-]{0,79}$'),
    name        text        NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    name_en     text        NOT NULL CHECK (length(name_en) <= 100),
    fact_type   text        NOT NULL CHECK (fact_type = '*' OR fact_type ~ '^[a-z][a-z0-9-]{0,59}$'),
    role        text        NOT NULL CHECK (role ~ '^[a-z][a-z0-9_]{0,59}$'),
    condition   text        NOT NULL CHECK (length(condition) <= 500),
    debit       text        NOT NULL CHECK (length(debit) <= 60),
    credit      text        NOT NULL CHECK (length(credit) <= 60),
    formula     text        NOT NULL CHECK (length(formula) <= 200),
    dimensions  text        NOT NULL CHECK (length(dimensions) <= 300),
    cash_flow   text        NOT NULL CHECK (length(cash_flow) <= 40),
    valid_from  date,
    valid_to    date,
    active      boolean     NOT NULL,
    recorded_at timestamptz NOT NULL,
    recorded_by uuid,
    note        text        NOT NULL CHECK (length(note) <= 500),
    PRIMARY KEY (id, version),
    CHECK ((debit = '') = (credit = ''))
);
-- one rule per code, of the house and standard or of a company
CREATE UNIQUE INDEX rule_by_code ON posting.rule (coalesce(company_id, '00000000-0000-0000-0000-000000000000'), coalesce(standard, ''), code, version);

-- Which account of a company stands for a purpose; null: any. The mapping that names most wins, and before all of them
-- what ships for the standard.
CREATE TABLE posting.mapping (
    id           uuid        PRIMARY KEY,
    version      integer     NOT NULL CHECK (version > 0),
    changed_at   timestamptz NOT NULL,
    company_id   uuid        NOT NULL,
    purpose      text        NOT NULL CHECK (purpose ~ '^[A-Z][A-Z_]{0,59}$'),
    category_id  uuid,
    channel_id   uuid,
    warehouse_id uuid,
    account_id   uuid        NOT NULL,
    UNIQUE NULLS NOT DISTINCT (company_id, purpose, category_id, channel_id, warehouse_id)
);

-- What happened. Amounts are the valued amounts as the rules saw them, so that every entry can be worked out again.
-- Ids are time-ordered, so the one index stays warm at its end; see docs/decisions/0015.
CREATE TABLE posting.fact (
    id              uuid        PRIMARY KEY,
    company_id      uuid        NOT NULL,
    type            text        NOT NULL,
    occurred_on     date        NOT NULL,
    recorded_at     timestamptz NOT NULL,
    recorded_by     uuid,
    document_type   text        NOT NULL,
    document_id     uuid,
    document_number text        NOT NULL,
    memo            text        NOT NULL,
    entry_id        uuid,
    amounts         jsonb       NOT NULL,
    content_hash    bytea       NOT NULL CHECK (length(content_hash) = 32)
);
-- the list of facts, newest first, and the replay of a month
CREATE INDEX fact_by_company_and_date ON posting.fact (company_id, occurred_on, id);
-- the facts of a document
CREATE INDEX fact_by_document ON posting.fact (document_id) WHERE document_id IS NOT NULL;

CREATE TRIGGER rule_never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON posting.rule FOR EACH STATEMENT EXECUTE FUNCTION house.refuse_change();
CREATE TRIGGER fact_never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON posting.fact FOR EACH STATEMENT EXECUTE FUNCTION house.refuse_change();

GRANT USAGE ON SCHEMA posting TO hesuan_app;
GRANT SELECT, UPDATE ON posting.revision TO hesuan_app;
GRANT SELECT, INSERT ON posting.rule, posting.fact TO hesuan_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON posting.mapping TO hesuan_app;
