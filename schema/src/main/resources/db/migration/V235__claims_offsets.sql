-- An offset clears items of one account with items of another of the same party: its two matches share the entry between them.
ALTER TABLE claims.match DROP CONSTRAINT match_kind_check;
ALTER TABLE claims.match ADD CONSTRAINT match_kind_check CHECK (kind IN ('manual', 'proposed', 'reversal', 'offset', 'undo'));
-- the other match of an offset, by the entry that both share
CREATE INDEX match_of_offset ON claims.match (entry_id) WHERE kind = 'offset';

ALTER TABLE claims.difference ADD COLUMN counter_account_id uuid;
ALTER TABLE claims.difference DROP CONSTRAINT difference_role_check;
ALTER TABLE claims.difference ADD CONSTRAINT difference_role_check
    CHECK (role IN ('discount_given', 'discount_received', 'fee', 'exchange', 'write_off', 'forgiven', 'rounding', 'offset'));
ALTER TABLE claims.difference ADD CONSTRAINT difference_counter_check CHECK ((role = 'offset') = (counter_account_id IS NOT NULL));
GRANT SELECT, INSERT ON claims.match, claims.difference TO hesuan_app;
