package io.hesuan.books.inventory;

import io.hesuan.master.catalog.Catalog;
import io.hesuan.master.company.Companies;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.UseCase;
import io.hesuan.platform.batching.WritePath;
import io.hesuan.platform.web.Needs;
import io.hesuan.platform.web.Refused;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;

/** New standard costs, and the average of a month. */
@RestController
@Needs("stock-cost.settle")
class RevaluationController {

    private final WritePath writePath;
    private final UseCase<Revaluations.SetStandard, Revaluations.Revalued> set;
    private final UseCase<Revaluations.AverageMonth, Revaluations.Revalued> average;

    RevaluationController(WritePath writePath, Revaluations revaluations) {
        this.writePath = writePath;
        this.set = revaluations.settingStandards();
        this.average = revaluations.averaging();
    }

    /** @param cost decimal in functional currency for {@code quantity} units, so that costs of less than a cent can be said */
    record Standard(@NotBlank String companyId, @NotBlank String itemId, @NotNull @Pattern(regexp = "[0-9]{1,12}(\\.[0-9]{1,2})?") String cost,
                    @NotNull @Pattern(regexp = "[0-9]{1,9}(\\.[0-9]{1,6})?") String quantity) {
    }

    /** @param month {@code 2026-11} */
    record Month(@NotBlank String companyId, @NotNull @Pattern(regexp = "20[0-9]{2}-(0[1-9]|1[0-2])") String month, @NotNull LocalDate on) {
    }

    @PostMapping("/api/standard-costs")
    Revaluations.Revalued set(@RequestBody @Valid Standard wish, @RequestParam(defaultValue = "false") boolean dryRun, Acting by) {
        var call = Call.of(by, new Revaluations.SetStandard(InventoryIds.read(Companies.ID, wish.companyId, "companyId"), InventoryIds.read(Catalog.ITEM_ID, wish.itemId, "itemId"),
                new BigDecimal(wish.cost).movePointRight(2).longValueExact(), DocumentLines.millionths(wish.quantity)));
        return Refused.unlessDone(dryRun ? writePath.dryRun(set, call) : writePath.one(set, call));
    }

    @PostMapping("/api/month-averages")
    Revaluations.Revalued average(@RequestBody @Valid Month wish, @RequestParam(defaultValue = "false") boolean dryRun, Acting by) {
        var call = Call.of(by, new Revaluations.AverageMonth(InventoryIds.read(Companies.ID, wish.companyId, "companyId"), YearMonth.parse(wish.month), wish.on));
        return Refused.unlessDone(dryRun ? writePath.dryRun(average, call) : writePath.one(average, call));
    }
}
