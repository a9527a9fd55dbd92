DROP INDEX stock.pool_open_in_bins;
-- What a batch reads of an item's warehouses: pools that hold something, and those without a receipt or reference of their own, which
-- are filled again when they are empty.
CREATE INDEX pool_in_bins ON stock.pool (company_id, item_id, arrived)
    WHERE kind = 'bin' AND (open OR tracked_id = '00000000-0000-0000-0000-000000000000');
