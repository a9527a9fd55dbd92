-- the search box, for words of two characters
CREATE INDEX item_by_pairs ON catalog.item USING gin (house.pairs(search_text));
