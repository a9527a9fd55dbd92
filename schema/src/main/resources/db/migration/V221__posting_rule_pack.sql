-- What ships: purposes with the accounts that stand for them in each chart, and the rules of the standard entries. Standards:
-- CAS 1 (inventories), CAS 14 (revenue, 2017), CAS 22; circular Caikuai [2016] 22 for VAT; Accounting Standard for Small Enterprises.
-- A later change comes as a new version in a later migration.
CREATE TABLE posting.purpose (
    purpose text PRIMARY KEY CHECK (purpose ~ '^[A-Z][A-Z_]{0,59}$'),
    name    text NOT NULL,
    name_en text NOT NULL,
    asbe    text NOT NULL,
    sme     text NOT NULL,
    place   integer NOT NULL
);
INSERT INTO posting.purpose (place, purpose, name, name_en, asbe, sme) VALUES
    (10, 'INVENTORY', '库存商品', 'Merchandise and finished goods', '1405', '1405'),
    (11, 'MATERIALS', '原材料', 'Raw materials', '1403', '1403'),
    (12, 'SEMI_FINISHED', '自制半成品', 'Semi-finished goods', '1405', '1405'),
    (13, 'GOODS_DISPATCHED', '发出商品', 'Goods dispatched', '1406', '1406'),
    (14, 'GOODS_CONSIGNED', '委托代销商品', 'Goods on consignment', '1406', '1406'),
    (15, 'INTERNAL_TRANSIT', '调拨在途商品', 'Goods between warehouses', '1405', '1405'),
    (16, 'WORK_IN_PROCESS', '在产品（直接材料）', 'Work in process (direct materials)', '500101', '400101'),
    (17, 'PENDING_PROPERTY', '待处理财产损溢', 'Goods gains and losses pending', '190101', '190101'),
    (18, 'PRICE_VARIANCE', '材料成本差异', 'Price variance', '1404', '1404'),
    (19, 'PRODUCTION_VARIANCE', '产品成本差异', 'Production variance', '1404', '1404'),
    (20, 'GOODS_RECEIVED_NOT_INVOICED', '暂估应付款', 'Goods received, not invoiced', '220202', '220202'),
    (21, 'PAYABLE', '应付账款', 'Payables to suppliers', '220201', '220201'),
    (22, 'PREPAYMENT', '预付账款', 'Prepayments to suppliers', '1123', '1123'),
    (23, 'RECEIVABLE', '应收账款', 'Receivables from customers', '112201', '112201'),
    (24, 'PLATFORM_RECEIVABLE', '应收平台款', 'Receivables from platforms', '112202', '112202'),
    (25, 'CONTRACT_LIABILITY', '合同负债（预收款）', 'Contract liabilities', '2204', '2203'),
    (26, 'BANK', '银行存款', 'Bank deposits', '1002', '1002'),
    (27, 'CASH', '库存现金', 'Cash on hand', '1001', '1001'),
    (28, 'PLATFORM_ACCOUNT', '平台支付账户', 'Platform payment accounts', '101201', '101201'),
    (29, 'DEPOSIT_PAID', '存出保证金', 'Deposits paid', '122102', '122102'),
    (30, 'REVENUE', '主营业务收入', 'Main operating revenue', '6001', '5001'),
    (31, 'OTHER_REVENUE', '其他业务收入', 'Other operating revenue', '6051', '5051'),
    (32, 'COST_OF_SALES', '主营业务成本', 'Cost of sales', '6401', '5401'),
    (33, 'OUTPUT_VAT', '销项税额', 'Output VAT', '22210101', '22210101'),
    (34, 'PENDING_OUTPUT_VAT', '待转销项税额', 'Output VAT to be recognised', '222106', '222106'),
    (35, 'INPUT_VAT', '进项税额', 'Input VAT', '22210102', '22210102'),
    (36, 'INPUT_VAT_OUT', '进项税额转出', 'Input VAT transferred out', '22210104', '22210104'),
    (40, 'REFUND_LIABILITY', '应付退货款', 'Refund liabilities', '280101', ''),
    (41, 'RETURNED_GOODS_RIGHT', '应收退货成本', 'Right to returned goods', '1482', ''),
    (42, 'REBATE_LIABILITY', '应付返利', 'Rebates payable', '280102', '224199'),
    (50, 'PLATFORM_COMMISSION', '平台佣金', 'Platform commission', '660103', '560103'),
    (51, 'SERVICE_FEE', '平台服务费', 'Platform service fees', '660104', '560104'),
    (52, 'HOST_COMMISSION', '主播佣金', 'Host commission', '660105', '560105'),
    (53, 'ADVERTISING', '广告费和业务宣传费', 'Advertising', '660102', '560102'),
    (54, 'FREIGHT_OUT', '运杂费', 'Freight out', '660106', '560106'),
    (55, 'STORAGE', '仓储费', 'Storage', '660107', '560107'),
    (56, 'PACKAGING', '包装费', 'Packaging', '660108', '560108'),
    (57, 'SAMPLES_AND_GIFTS', '样品及赠品', 'Samples and gifts', '660109', '560109'),
    (58, 'OTHER_SELLING', '其他销售费用', 'Other selling expenses', '660199', '560199'),
    (59, 'INVENTORY_LOSS', '存货盘亏和毁损', 'Inventory shortage and damage', '660206', '560206'),
    (60, 'INVENTORY_GAIN', '存货盘盈', 'Inventory overage', '6301', '5301'),
    (61, 'FINE', '罚款支出', 'Fines', '6711', '5711'),
    (62, 'BANK_CHARGES', '手续费', 'Bank and payment charges', '660303', '560303'),
    (63, 'EXCHANGE_DIFFERENCE', '汇兑损益', 'Exchange differences', '660304', '560304'),
    (64, 'DISCOUNT_GIVEN', '给予客户的现金折扣', 'Discounts given', '6001', '560303'),
    (65, 'DISCOUNT_RECEIVED', '取得的现金折扣', 'Discounts received', '660303', '560303'),
    (66, 'BAD_DEBT', '坏账损失', 'Bad debts', '6721', '5711'),
    (67, 'DEBT_FORGIVEN', '无法支付的应付款项', 'Payables forgiven', '6301', '5301'),
    (70, 'WAGES_PAYABLE', '应付职工薪酬', 'Wages payable', '2211', '2211'),
    (71, 'PRODUCTION_LABOUR', '生产成本—直接人工', 'Production, direct labour', '500102', '400102'),
    (72, 'PRODUCTION_ENERGY', '生产成本—燃料和动力', 'Production, energy', '500103', '400103'),
    (73, 'PRODUCTION_OVERHEAD', '生产成本—制造费用转入', 'Production, overhead applied', '500104', '400104'),
    (74, 'OVERHEAD', '制造费用', 'Manufacturing overhead', '510199', '410199'),
    (90, 'OPENING_BALANCE', '期初余额平衡', 'Opening balance', '410415', '310415');

-- Only costed moves reach direct materials in process: its balance is the sum of the open work orders.
UPDATE ledger.account SET control = 'stock' WHERE code IN ('500101', '400101') AND control = 'none' AND name = '直接材料';

CREATE FUNCTION posting.ship(VARIADIC rules text[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE given text;
        cell text[];
BEGIN
    FOREACH given IN ARRAY rules LOOP
        cell := regexp_split_to_array(given, '\s*\|\s*');
        INSERT INTO posting.rule (id, version, standard, code, name, name_en, fact_type, role, condition, debit, credit, formula, dimensions, cash_flow,
                                  active, recorded_at, note)
        VALUES (md5('rule ' || cell[1] || ' ' || cell[2])::uuid, 1, nullif(cell[1], ''), cell[2], cell[3], cell[4], split_part(cell[2], '.', 1), cell[5], replace(cell[6], ';', '|'),
                replace(cell[7], ';', '|'), replace(cell[8], ';', '|'), '', cell[9], cell[10], true, now(), '');
    END LOOP;
END $$;

-- standard | code | name | English name | role | condition | debit | credit | dimensions | cash flow item
SELECT posting.ship(
-- goods in, and what is owed for them
'|goods-received.goods|采购入库暂估|Goods received|goods|fromKind = supplier|GOODS|GOODS_RECEIVED_NOT_INVOICED||',
'|goods-received.variance.standard|采购价格差异|Purchase price variance|variance|fromKind = supplier and method = standard|PRICE_VARIANCE|GOODS_RECEIVED_NOT_INVOICED||',
'|goods-received.variance.owed|补齐欠库的成本差异|Shortage covered at another cost|variance|fromKind = supplier|COST_OF_SALES|GOODS_RECEIVED_NOT_INVOICED||',
'|goods-returned-to-supplier.goods|采购退货|Goods returned to supplier|goods|toKind = supplier|GOODS_RECEIVED_NOT_INVOICED|GOODS||',
'|supplier-invoiced.received_cost|采购发票冲暂估|Supplier invoice|received_cost||GOODS_RECEIVED_NOT_INVOICED|PAYABLE||',
'|supplier-invoiced.input_vat|采购进项税额|Input VAT|input_vat||INPUT_VAT|PAYABLE|debit.item=none|',
'|supplier-invoiced.expense|采购费用|Expense invoiced|expense||GIVEN|PAYABLE||',
'|supplier-paid.paid|付供应商款|Supplier paid|paid||PAYABLE|GIVEN;BANK|credit.party=none|purchases',
'|supplier-paid.prepaid|预付供应商款|Prepaid to supplier|prepaid||PREPAYMENT|GIVEN;BANK|credit.party=none|purchases',
'|supplier-paid.advance_used|预付冲应付|Prepayment used|advance_used||PAYABLE|PREPAYMENT||',
'|supplier-paid.fee|付款手续费|Payment charges|fee||BANK_CHARGES|GIVEN;BANK|debit.party=none credit.party=none|other-operating-out',
'|late-cost.goods.held|后到成本计入存货|Late cost to goods held|goods|fromKind = supplier and toKind in bin;transit;dispatched;consigned;wip|GOODS|GOODS_RECEIVED_NOT_INVOICED||',
'|late-cost.goods.sold|后到成本计入已售成本|Late cost to goods sold|goods|fromKind = supplier and toKind = customer|COST_OF_SALES|GOODS_RECEIVED_NOT_INVOICED||',
'|late-cost.goods.given|后到成本计入样品赠品|Late cost to goods given|goods|fromKind = supplier and toKind = gift|SAMPLES_AND_GIFTS|GOODS_RECEIVED_NOT_INVOICED||',
'|late-cost.goods.lost|后到成本计入损失|Late cost to goods lost|goods|fromKind = supplier and toKind in scrap;count|INVENTORY_LOSS|GOODS_RECEIVED_NOT_INVOICED||',
'|late-cost.goods.returned|后到成本计入已退货|Late cost to goods returned|goods|fromKind = supplier and toKind = supplier|PRICE_VARIANCE|GOODS_RECEIVED_NOT_INVOICED||',
'|late-cost.variance|后到成本差异|Late cost variance|variance||PRICE_VARIANCE|GOODS_RECEIVED_NOT_INVOICED||',
-- orders, from money to revenue
'|order-paid.prepaid|平台代收货款|Customer paid the platform|prepaid||PLATFORM_RECEIVABLE|CONTRACT_LIABILITY|debit.party=counterparty|',
'|order-paid.platform_discount|平台承担的优惠|Discount borne by the platform|platform_discount||PLATFORM_RECEIVABLE|CONTRACT_LIABILITY|debit.party=counterparty|',
'|customer-paid.paid|收客户款|Customer paid|paid||GIVEN;BANK|RECEIVABLE|debit.party=none|sales',
'|customer-paid.prepaid|预收客户款|Customer prepaid|prepaid||GIVEN;BANK|CONTRACT_LIABILITY|debit.party=none|sales',
'|customer-paid.advance_used|预收冲应收|Advance used|advance_used||CONTRACT_LIABILITY|RECEIVABLE||',
'|customer-paid.fee|收款手续费|Receipt charges|fee||BANK_CHARGES|GIVEN;BANK|debit.party=none credit.party=none|other-operating-out',
'|goods-dispatched.goods|发出商品|Goods dispatched|goods|toKind = dispatched|GOODS|GOODS||',
'|revenue-recognised.net_revenue|确认收入|Revenue recognised|net_revenue||CONTRACT_LIABILITY|REVENUE||',
'|revenue-recognised.output_vat|销项税额|Output VAT|output_vat||CONTRACT_LIABILITY|OUTPUT_VAT|credit.item=none|',
'|revenue-recognised.pending_output_vat|待转销项税额|Output VAT, due later|pending_output_vat||CONTRACT_LIABILITY|PENDING_OUTPUT_VAT|credit.item=none|',
'|revenue-recognised.goods|结转销售成本|Cost of goods sold|goods|toKind = customer|COST_OF_SALES|GOODS||',
'|sale-invoiced.net_revenue|赊销收入|Sale on credit|net_revenue||RECEIVABLE|REVENUE||',
'|sale-invoiced.output_vat|赊销销项税额|Output VAT|output_vat||RECEIVABLE|OUTPUT_VAT|credit.item=none|',
'|sale-invoiced.pending_output_vat|赊销待转销项税额|Output VAT, due later|pending_output_vat||RECEIVABLE|PENDING_OUTPUT_VAT|credit.item=none|',
'|sale-invoiced.goods|结转赊销成本|Cost of goods sold|goods|toKind = customer|COST_OF_SALES|GOODS||',
'|tax-due.output_vat|待转销项税额转销项税额|Output VAT falls due|output_vat||PENDING_OUTPUT_VAT|OUTPUT_VAT||',
'asbe|expected-returns.expected_refund|预计退货：冲减收入|Expected returns|expected_refund||REVENUE|REFUND_LIABILITY||',
'asbe|expected-returns.expected_cost|预计退货：应收退货成本|Expected returned goods|expected_cost||RETURNED_GOODS_RIGHT|COST_OF_SALES||',
'sme|expected-returns.expected_refund|小企业准则不预计退货|Not estimated under the small enterprise standard|expected_refund|||||',
'sme|expected-returns.expected_cost|小企业准则不预计退货成本|Not estimated under the small enterprise standard|expected_cost|||||',
'|order-refunded.prepaid_returned|发货前后未确认收入的退款|Refund before control passes|prepaid_returned||CONTRACT_LIABILITY|PLATFORM_RECEIVABLE|credit.party=counterparty|',
'|order-refunded.goods|发出商品退回|Dispatched goods come back|goods|fromKind = dispatched|GOODS|GOODS||',
'|revenue-reversed.net_revenue|退货冲减收入|Revenue taken back|net_revenue||REVENUE|PLATFORM_RECEIVABLE|credit.party=counterparty|',
'|revenue-reversed.output_vat|退货冲减销项税额|Output VAT taken back|output_vat||OUTPUT_VAT|PLATFORM_RECEIVABLE|debit.item=none credit.party=counterparty|',
'|sale-credited.net_revenue|赊销退货冲减收入|Credit note|net_revenue||REVENUE|RECEIVABLE||',
'|sale-credited.output_vat|赊销退货冲减销项税额|Output VAT taken back|output_vat||OUTPUT_VAT|RECEIVABLE|debit.item=none|',
'|goods-returned.goods|退货入库冲减成本|Returned goods are back|goods|fromKind = customer|GOODS|COST_OF_SALES||',
'|goods-returned.variance|退货入库成本差异|Variance of returned goods|variance|fromKind = customer|PRICE_VARIANCE|COST_OF_SALES||'
);
SELECT posting.ship(
-- platforms: each fee by its nature
'|platform-charged.platform_commission|平台佣金|Platform commission|platform_commission||PLATFORM_COMMISSION|PLATFORM_RECEIVABLE||',
'|platform-charged.service_fee|平台服务费|Service fee|service_fee||SERVICE_FEE|PLATFORM_RECEIVABLE||',
'|platform-charged.host_commission|主播佣金|Host commission|host_commission||HOST_COMMISSION|PLATFORM_RECEIVABLE||',
'|platform-charged.advertising|推广费|Advertising|advertising||ADVERTISING|PLATFORM_RECEIVABLE||',
'|platform-charged.freight|平台代扣运费|Freight|freight||FREIGHT_OUT|PLATFORM_RECEIVABLE||',
'|platform-charged.freight_insurance|运费险|Freight insurance|freight_insurance||OTHER_SELLING|PLATFORM_RECEIVABLE||',
'|platform-charged.storage|平台仓储费|Storage|storage||STORAGE|PLATFORM_RECEIVABLE||',
'|platform-charged.fine|平台罚款|Fine|fine||FINE|PLATFORM_RECEIVABLE||',
'|platform-charged.deposit|平台保证金|Deposit|deposit||DEPOSIT_PAID|PLATFORM_RECEIVABLE||',
'|platform-charged.seller_coupon|商家承担的优惠|Coupon borne by the seller|seller_coupon||REVENUE|PLATFORM_RECEIVABLE||',
'|platform-charged.input_vat|平台费用进项税额|Input VAT of fees|input_vat||INPUT_VAT|PLATFORM_RECEIVABLE||',
'|platform-paid-out.paid_out|平台结算到账|Platform payout|paid_out||GIVEN;BANK|PLATFORM_RECEIVABLE|debit.party=none|sales',
'|rebate-accrued.rebate|计提返利|Rebate accrued|rebate||REVENUE|REBATE_LIABILITY||',
'|rebate-granted.rebate|兑现返利|Rebate granted|rebate||REBATE_LIABILITY|RECEIVABLE||',
-- goods within the house
'|opening-stock.goods|期初存货|Opening stock|goods|fromKind = supplier|GOODS|OPENING_BALANCE||',
'|opening-stock.variance|期初存货差异|Opening stock variance|variance||PRICE_VARIANCE|OPENING_BALANCE||',
'|goods-transferred.goods|调拨|Transfer|goods||GOODS|GOODS||',
'|goods-transferred.variance|调拨差异|Transfer variance|variance||PRICE_VARIANCE|GOODS||',
'|goods-consigned.goods|委托代销发出与收回|Consignment|goods||GOODS|GOODS||',
'|goods-consigned.variance|委托代销差异|Consignment variance|variance||PRICE_VARIANCE|GOODS||',
'|goods-adjusted.goods.in|其他入库|Other receipt|goods|fromKind = supplier|GOODS|GIVEN;INVENTORY_GAIN||',
'|goods-adjusted.goods.out|其他出库|Other issue|goods|toKind = supplier|GIVEN;INVENTORY_LOSS|GOODS||',
'|goods-adjusted.variance|其他出入库差异|Variance of other receipts and issues|variance||PRICE_VARIANCE|GIVEN;INVENTORY_GAIN||',
'|goods-given.goods|样品赠品领用|Samples and gifts|goods|toKind = gift|SAMPLES_AND_GIFTS|GOODS||',
'|goods-scrapped.goods|存货报废|Goods scrapped|goods|toKind = scrap|PENDING_PROPERTY|GOODS||',
'|goods-counted.goods.short|盘亏|Count shortage|goods|toKind = count|PENDING_PROPERTY|GOODS||',
'|goods-counted.goods.over|盘盈|Count overage|goods|fromKind = count|GOODS|PENDING_PROPERTY||',
'|goods-counted.variance|盘盈差异|Variance of count overage|variance||PRICE_VARIANCE|PENDING_PROPERTY||',
'|count-settled.loss|盘亏转费用|Shortage settled|loss||INVENTORY_LOSS|PENDING_PROPERTY||',
'|count-settled.gain|盘盈转收入|Overage settled|gain||PENDING_PROPERTY|INVENTORY_GAIN||',
'|standard-changed.goods|标准成本调整|Standard cost changed|goods||GOODS|PRICE_VARIANCE||',
'|standard-changed.variance|标准成本调整差异|Standard cost variance|variance||PRICE_VARIANCE|PRICE_VARIANCE||',
'|month-end-average.goods.held|月末加权调整存货|Month-end average, goods held|goods|toKind in bin;transit;dispatched;consigned;wip|GOODS|PRICE_VARIANCE||',
'|month-end-average.goods.sold|月末加权调整已售成本|Month-end average, goods sold|goods|toKind = customer|COST_OF_SALES|PRICE_VARIANCE||',
'|month-end-average.goods.given|月末加权调整样品赠品|Month-end average, goods given|goods|toKind = gift|SAMPLES_AND_GIFTS|PRICE_VARIANCE||',
'|month-end-average.goods.lost|月末加权调整损失|Month-end average, goods lost|goods|toKind in scrap;count|INVENTORY_LOSS|PRICE_VARIANCE||',
'|month-end-average.goods.returned|月末加权调整退货|Month-end average, goods returned|goods|toKind = supplier|PRICE_VARIANCE|PRICE_VARIANCE||',
-- the shop floor
'|material-issued.goods|生产领料|Material issued|goods|toKind = wip|GOODS|GOODS||',
'|material-returned.goods|生产退料|Material returned|goods|fromKind = wip|GOODS|GOODS||',
'|material-returned.variance|退料差异|Variance of returned material|variance||PRODUCTION_VARIANCE|GOODS||',
'|output-received.goods|完工入库|Output received|goods|fromKind = wip|GOODS|GOODS||',
'|output-received.variance|完工入库成本差异|Production variance|variance||PRODUCTION_VARIANCE|GOODS||',
'|work-reported.labour|直接人工|Direct labour|labour||PRODUCTION_LABOUR|WAGES_PAYABLE||',
'|work-reported.energy|生产能耗|Energy|energy||PRODUCTION_ENERGY|OVERHEAD||',
'|work-reported.overhead|制造费用分配|Overhead applied|overhead||PRODUCTION_OVERHEAD|OVERHEAD||',
-- open items that were not settled in full
'|claim-difference.discount_given|给予客户折扣|Discount given|discount_given||DISCOUNT_GIVEN|GIVEN|debit.party=none|',
'|claim-difference.discount_received|供应商给予折扣|Discount received|discount_received||GIVEN|DISCOUNT_RECEIVED|credit.party=none|',
'|claim-difference.fee|结算手续费|Settlement charges|fee||BANK_CHARGES|GIVEN|debit.party=none|',
'|claim-difference.exchange|汇兑差额|Exchange difference|exchange||EXCHANGE_DIFFERENCE|GIVEN|debit.party=none|',
'|claim-difference.write_off|坏账核销|Receivable written off|write_off||BAD_DEBT|GIVEN|debit.party=none|',
'|claim-difference.forgiven|无法支付的应付款转收入|Payable forgiven|forgiven||GIVEN|DEBT_FORGIVEN|credit.party=none|',
'|claim-difference.rounding|往来尾差|Rounding|rounding||OTHER_SELLING|GIVEN|debit.party=none|'
);
UPDATE posting.revision SET number = number + 1;
DROP FUNCTION posting.ship(text[]);
GRANT SELECT ON posting.purpose TO hesuan_app;
