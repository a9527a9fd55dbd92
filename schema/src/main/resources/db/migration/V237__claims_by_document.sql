-- the box for everything, by the beginning of a document's number
CREATE INDEX item_by_document ON claims.item (lower(document) text_pattern_ops) WHERE document <> '';
