-- What a match left over, by reason: its entry books it against the account of the items. Signed as the account sees it: a debit
-- is more than 0. The rate is that of the fact, so that undoing books exactly the same back.
CREATE TABLE claims.difference (
    match_id uuid     NOT NULL REFERENCES claims.match (id),
    number   smallint NOT NULL CHECK (number > 0),
    role     text     NOT NULL CHECK (role IN ('discount_given', 'discount_received', 'fee', 'exchange', 'write_off', 'forgiven', 'rounding')),
    currency text     NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    original bigint   NOT NULL CHECK (original <> 0),
    rate     numeric  CHECK (rate > 0),
    rate_on  date,
    PRIMARY KEY (match_id, number),
    CHECK ((rate IS NULL) = (rate_on IS NULL))
);
CREATE TRIGGER difference_never_changes BEFORE UPDATE OR DELETE ON claims.difference FOR EACH ROW EXECUTE FUNCTION house.refuse_change();
CREATE TRIGGER difference_never_emptied BEFORE TRUNCATE ON claims.difference FOR EACH STATEMENT EXECUTE FUNCTION house.refuse_change();

GRANT SELECT, INSERT ON claims.difference TO hesuan_app;
