package io.hesuan.books.stock;

import io.hesuan.kernel.Outcome;
import io.hesuan.master.company.Companies;
import io.hesuan.platform.access.AccessRefusal;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.WritePath;
import io.hesuan.platform.web.Needs;
import io.hesuan.platform.web.Refused;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jooq.DSLContext;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.util.UUID;

/** How a company keeps its stock. */
@RestController
@RequestMapping("/api/stock-policies/{companyId}")
@Needs("stock.read")
class StockPolicyController {

    private final DSLContext sql;
    private final WritePath writePath;

    StockPolicyController(DSLContext sql, WritePath writePath) {
        this.sql = sql;
        this.writePath = writePath;
    }

    record Wish(@Min(0) int version, @NotNull @Pattern(regexp = "warehouse|company") String area, boolean shortageAllowed, @Min(0) @Max(3650) int warningDays) {
    }

    @GetMapping
    StockPolicyView find(@PathVariable String companyId, Acting reader) {
        UUID company = StockIds.read(Companies.ID, companyId, "companyId");
        if (!reader.companies(StockRights.READ).covers(company)) {
            throw new Refused((Outcome.Refused<?>) Outcome.refused(AccessRefusal.COMPANY_IS_NOT_YOURS, "companyId"));
        }
        return StockPolicies.find(sql, company);
    }

    @PutMapping
    @Needs("stock-cost.settle")
    StockPolicyView set(@PathVariable String companyId, @RequestBody @Valid Wish wish, Acting by) {
        var command = new SetStockPolicy(StockIds.read(Companies.ID, companyId, "companyId"), wish.version, wish.area.equals("company"), wish.shortageAllowed,
                wish.warningDays);
        return Refused.unlessDone(writePath.one(StockPolicies.SET, Call.of(by, command)));
    }
}
