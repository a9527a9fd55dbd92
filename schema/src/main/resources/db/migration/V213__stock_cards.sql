-- Stock cards as people look at them, what other rooms read of stock, and how long before expiry a company is warned.
ALTER TABLE stock.card ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid() UNIQUE;
-- Below this many usable units in warehouses (millionths) somebody is told; 0: nobody.
ALTER TABLE stock.card ADD COLUMN minimum bigint NOT NULL DEFAULT 0 CHECK (minimum >= 0);

ALTER TABLE stock.policy ADD COLUMN version integer NOT NULL DEFAULT 1 CHECK (version > 0);
ALTER TABLE stock.policy ADD COLUMN warning_days integer NOT NULL DEFAULT 90 CHECK (warning_days BETWEEN 0 AND 3650);

-- One row per item and company: what there is in which kind of place, the company's own; and what it is worth.
CREATE VIEW stock.card_view AS
    SELECT c.id, c.company_id, c.item_id, c.method, c.minimum, c.moves,
           coalesce(b.on_hand, 0)::bigint AS on_hand, coalesce(b.reserved, 0)::bigint AS reserved, coalesce(b.transit, 0)::bigint AS transit,
           coalesce(b.dispatched, 0)::bigint AS dispatched, coalesce(b.consigned, 0)::bigint AS consigned, coalesce(b.wip, 0)::bigint AS wip,
           coalesce(b.of_others, 0)::bigint AS of_others, coalesce(p.value, 0)::bigint AS value, coalesce(p.everywhere, 0)::bigint AS value_everywhere
      FROM stock.card c
      LEFT JOIN (SELECT company_id, item_id,
                        sum(on_hand) FILTER (WHERE own AND kind = 'bin') AS on_hand,
                        sum(reserved) FILTER (WHERE own AND kind = 'bin') AS reserved,
                        sum(on_hand) FILTER (WHERE own AND kind = 'transit') AS transit,
                        sum(on_hand) FILTER (WHERE own AND kind = 'dispatched') AS dispatched,
                        sum(on_hand) FILTER (WHERE own AND kind = 'consigned') AS consigned,
                        sum(on_hand) FILTER (WHERE own AND kind = 'wip') AS wip,
                        sum(on_hand) FILTER (WHERE NOT own) AS of_others
                   FROM (SELECT *, owner_id = '00000000-0000-0000-0000-000000000000' AS own FROM stock.balance) AS of_somebody
                  GROUP BY company_id, item_id) b USING (company_id, item_id)
      LEFT JOIN (SELECT company_id, item_id, sum(value) FILTER (WHERE kind = 'bin') AS value, sum(value) AS everywhere
                   FROM stock.pool WHERE open GROUP BY company_id, item_id) p USING (company_id, item_id);

CREATE VIEW stock.balance_view AS
    SELECT id, company_id, item_id, place_id, lot_id, owner_id, kind, warehouse_id, on_hand, reserved FROM stock.balance;
CREATE VIEW stock.lot_view AS SELECT id, item_id, code, made_on, expires_on, quality FROM stock.lot;
CREATE VIEW stock.move_view AS
    SELECT id, occurred_on, recorded_at, company_id, item_id, sequence, fact_id, number, lot_id, owner_id, from_kind, from_place_id, to_kind, to_place_id,
           quantity, value, variance, reference
      FROM stock.move;

-- what a sweep gives back, whatever the item
CREATE INDEX reservation_expiring ON stock.reservation (expires_at) WHERE state = 'tried' AND expires_at IS NOT NULL;

GRANT SELECT ON stock.card_view, stock.balance_view, stock.lot_view, stock.move_view TO hesuan_app;
