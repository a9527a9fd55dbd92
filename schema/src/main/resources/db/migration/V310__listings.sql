-- What is offered on channels, and which of our items it is.
CREATE SCHEMA listings;

CREATE TABLE listings.listing (
    id          uuid        PRIMARY KEY,
    version     integer     NOT NULL CHECK (version > 0),
    changed_at  timestamptz NOT NULL,
    company_id  uuid        NOT NULL,
    -- null: on all channels of the company
    channel_id  uuid,
    kind        text        NOT NULL CHECK (kind IN ('outer', 'sku')),
    code        text        NOT NULL CHECK (length(code) BETWEEN 1 AND 100),
    title       text        NOT NULL CHECK (length(title) <= 300),
    item_id     uuid        NOT NULL,
    -- millionths of the item's base unit in one unit of the listing
    quantity    bigint      NOT NULL CHECK (quantity > 0),
    active      boolean     NOT NULL,
    search_text text        NOT NULL,
    UNIQUE NULLS NOT DISTINCT (company_id, channel_id, kind, code)
);
-- the search box
CREATE INDEX listing_by_search_text ON listings.listing USING gin (search_text gin_trgm_ops);
-- the search box, for words of two characters
CREATE INDEX listing_by_pairs ON listings.listing USING gin (house.pairs(search_text));
-- which listings an item has, for whether it may be removed
CREATE INDEX listing_by_item ON listings.listing (item_id);

GRANT USAGE ON SCHEMA listings TO hesuan_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON listings.listing TO hesuan_app;
