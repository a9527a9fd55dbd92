-- Goods of others that are kept here, and documents that take others back: at most once, and never one that does so itself.
ALTER TABLE inventory.adjustment
    ADD COLUMN party_id uuid,
    ADD COLUMN reverses_id uuid REFERENCES inventory.adjustment (id),
    ADD COLUMN reversed_by_id uuid REFERENCES inventory.adjustment (id);
ALTER TABLE inventory.adjustment DROP CONSTRAINT adjustment_kind_check;
ALTER TABLE inventory.adjustment ADD CONSTRAINT adjustment_kind_check
    CHECK (kind IN ('opening', 'found', 'lost', 'scrap', 'sample', 'gift', 'held', 'handed-back'));
ALTER TABLE inventory.adjustment ADD CHECK ((kind IN ('held', 'handed-back')) = (party_id IS NOT NULL)), ADD CHECK (reverses_id IS NULL OR reversed_by_id IS NULL);
-- a document is taken back once
CREATE UNIQUE INDEX adjustment_reversed_once ON inventory.adjustment (reverses_id) WHERE reverses_id IS NOT NULL;
GRANT SELECT, INSERT, UPDATE, DELETE ON inventory.adjustment TO hesuan_app;
