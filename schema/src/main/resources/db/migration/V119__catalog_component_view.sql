-- What kits are made of, for rooms that move goods.
CREATE VIEW catalog.component_view AS SELECT kit_id, item_id, quantity FROM catalog.component;

GRANT SELECT ON catalog.component_view TO hesuan_app;
