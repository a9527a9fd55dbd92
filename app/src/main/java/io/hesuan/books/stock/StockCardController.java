package io.hesuan.books.stock;

import io.hesuan.master.catalog.Catalog;
import io.hesuan.master.company.Companies;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.WritePath;
import io.hesuan.platform.web.Needs;
import io.hesuan.platform.web.Refused;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.math.BigDecimal;
import java.util.Map;

/** How much there is of an item, where, and how it came to be. */
@RestController
@RequestMapping("/api/stock-cards")
@Needs("stock.read")
class StockCardController {

    private final StockCards cards;
    private final WritePath writePath;

    StockCardController(StockCards cards, WritePath writePath) {
        this.cards = cards;
        this.writePath = writePath;
    }

    /** @param minimum usable units below which somebody is told; 0: nobody */
    record Level(@NotBlank String companyId, @NotBlank String itemId, @NotNull @Pattern(regexp = "[0-9]{1,9}(\\.[0-9]{1,6})?") String minimum) {
    }

    @GetMapping("/{id}")
    StockCards.Card card(@PathVariable String id, Acting reader) {
        return cards.card(id, reader);
    }

    @GetMapping("/of")
    Map<String, String> find(@RequestParam String companyId, @RequestParam String itemId, Acting reader) {
        return cards.find(companyId, itemId, reader);
    }

    @GetMapping("/{id}/movements")
    StockCards.MovementPage movements(@PathVariable String id, @RequestParam(required = false) String warehouseId, @RequestParam(required = false) Long before,
                                      @RequestParam(defaultValue = "100") @Min(1) @Max(500) int limit, Acting reader) {
        return cards.movements(id, warehouseId, before, limit, reader);
    }

    @GetMapping("/{id}/entitlements")
    StockCards.Entitlements entitlements(@PathVariable String id, @RequestParam String warehouseId, Acting reader) {
        return cards.entitlements(id, warehouseId, reader);
    }

    @PutMapping("/minimum")
    @Needs("stock.settle")
    SetMinimum minimum(@RequestBody @Valid Level level, Acting by) {
        var command = new SetMinimum(StockIds.read(Companies.ID, level.companyId, "companyId"),
                StockIds.read(Catalog.ITEM_ID, level.itemId, "itemId"), new BigDecimal(level.minimum).movePointRight(6).longValueExact());
        return Refused.unlessDone(writePath.one(StockPolicies.SET_MINIMUM, Call.of(by, command)));
    }
}
