-- A popular item has thousands of shipments under way, each with a pool of its own; what lies in bins must be found without walking past them.
CREATE INDEX pool_open_in_bins ON stock.pool (company_id, item_id, arrived) WHERE open AND kind = 'bin';
