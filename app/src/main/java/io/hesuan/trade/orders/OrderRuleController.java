package io.hesuan.trade.orders;

import hesuandb.orders.tables.records.RuleRecord;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.batching.WritePath;
import io.hesuan.platform.records.RecordController;
import io.hesuan.platform.records.Records;
import io.hesuan.platform.web.Needs;
import io.hesuan.platform.web.Problems;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.time.LocalDate;

@RestController
@RequestMapping("/api/order-rules")
class OrderRuleController extends RecordController<OrderRule, RuleRecord> {

    private final RuleReplay replay;

    OrderRuleController(OrderRuleSpec spec, Records records, WritePath writePath, Problems problems, RuleReplay replay) {
        super(spec, records, writePath, problems);
        this.replay = replay;
    }

    /**
     * @param from first day of orders, {@code to} the last
     * @param rule one that is not saved yet, looked at alone; null: all that are active
     */
    record Question(@NotBlank @Size(max = 40) String companyId, @NotNull LocalDate from, @NotNull LocalDate to, @Valid OrderRule rule) {
    }

    /** What rules would have done with past orders; nothing is changed. */
    @PostMapping("/replay")
    @Needs("order.read")
    RuleReplay.Replayed replay(@RequestBody @Valid Question question, Acting reader) {
        return replay.of(question.companyId, question.from, question.to, question.rule, reader);
    }
}
