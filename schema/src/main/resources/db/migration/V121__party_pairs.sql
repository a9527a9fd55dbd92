-- the search box, for words of two characters
CREATE INDEX partner_by_pairs ON party.partner USING gin (house.pairs(search_text));
