-- Goods that come back from scrap and from those they were given to, opening stock that goes out again; goods of others book nothing.
INSERT INTO posting.rule (id, version, standard, code, name, name_en, fact_type, role, condition, debit, credit, formula, dimensions, cash_flow, active, recorded_at, note)
SELECT md5('rule  ' || code)::uuid, 1, NULL, code, name, name_en, split_part(code, '.', 1), split_part(code, '.', 2), condition, debit, credit, '', '', '', true, now(), ''
  FROM (VALUES
    ('goods-scrapped.goods.back', '报废冲回', 'Scrapping taken back', 'fromKind = scrap', 'GOODS', 'PENDING_PROPERTY'),
    ('goods-scrapped.variance', '报废冲回的成本差异', 'Variance of scrapping taken back', '', 'PRICE_VARIANCE', 'PENDING_PROPERTY'),
    ('goods-given.goods.back', '样品赠品退回', 'Samples and gifts taken back', 'fromKind = gift', 'GOODS', 'SAMPLES_AND_GIFTS'),
    ('goods-given.variance', '样品赠品退回的成本差异', 'Variance of samples and gifts taken back', '', 'PRICE_VARIANCE', 'SAMPLES_AND_GIFTS'),
    ('opening-stock.goods.back', '期初存货冲回', 'Opening stock taken back', 'toKind = supplier', 'OPENING_BALANCE', 'GOODS'),
    ('goods-held.goods', '代管物资', 'Goods held for others', '', '', '')) AS shipped (code, name, name_en, condition, debit, credit);
UPDATE posting.revision SET number = number + 1;
