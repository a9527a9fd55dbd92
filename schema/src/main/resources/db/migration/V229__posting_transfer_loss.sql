-- What is lost on the way between two warehouses awaits a decision, as a count shortage does.
INSERT INTO posting.rule (id, version, standard, code, name, name_en, fact_type, role, condition, debit, credit, formula, dimensions, cash_flow, active, recorded_at, note)
VALUES (md5('rule  goods-transferred.goods.lost')::uuid, 1, NULL, 'goods-transferred.goods.lost', '调拨途中短少', 'Lost in transfer', 'goods-transferred', 'goods',
        'toKind = count', 'PENDING_PROPERTY', 'GOODS', '', '', '', true, now(), '');
UPDATE posting.revision SET number = number + 1;
