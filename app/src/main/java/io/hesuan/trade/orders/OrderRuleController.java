package io.hesuan.trade.orders;

import hesuandb.orders.tables.records.RuleRecord;
import io.hesuan.platform.batching.WritePath;
import io.hesuan.platform.records.RecordController;
import io.hesuan.platform.records.Records;
import io.hesuan.platform.web.Problems;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/order-rules")
class OrderRuleController extends RecordController<OrderRule, RuleRecord> {

    OrderRuleController(OrderRuleSpec spec, Records records, WritePath writePath, Problems problems) {
        super(spec, records, writePath, problems);
    }
}
