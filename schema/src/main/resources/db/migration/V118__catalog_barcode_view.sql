-- What a scanner reads, for rooms above.
CREATE VIEW catalog.barcode_view AS SELECT gtin14, item_id FROM catalog.barcode;

GRANT SELECT ON catalog.barcode_view TO hesuan_app;
