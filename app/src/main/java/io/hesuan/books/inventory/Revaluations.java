package io.hesuan.books.inventory;

import io.hesuan.books.ledger.Dimensions;
import io.hesuan.books.posting.Fact;
import io.hesuan.books.posting.Posting;
import io.hesuan.books.posting.Source;
import io.hesuan.books.stock.MonthAverages;
import io.hesuan.books.stock.StandardCost;
import io.hesuan.books.stock.StandardCosts;
import io.hesuan.books.stock.StockIds;
import io.hesuan.books.stock.StockRights;
import io.hesuan.books.stock.ValuedMove;
import io.hesuan.kernel.Ids;
import io.hesuan.kernel.Outcome;
import io.hesuan.platform.access.InCompany;
import io.hesuan.platform.audit.AuditEntry;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.UseCase;
import io.hesuan.platform.batching.Writing;
import org.springframework.stereotype.Component;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** Changes what goods are worth without moving them: new standard costs, and the average of a month. Each is one fact. */
@Component
class Revaluations {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** @param value minor units for {@code quantity} millionths */
    record SetStandard(UUID companyId, UUID itemId, long value, long quantity) implements InCompany {
    }

    /** @param on day on which it is booked */
    record AverageMonth(UUID companyId, YearMonth month, LocalDate on) implements InCompany {
    }

    /** @param factId null when nothing was worth anything else */
    record Revalued(String factId, String change) {
    }

    private final Posting posting;
    private final StandardCosts standards;
    private final MonthAverages averages;

    Revaluations(Posting posting, StandardCosts standards, MonthAverages averages) {
        this.posting = posting;
        this.standards = standards;
        this.averages = averages;
    }

    UseCase<SetStandard, Revalued> settingStandards() {
        return new UseCase<>("standard-cost.set", Revalued.class, StockRights.SETTLE_COST, (writing, calls) -> calls.stream().map(call -> set(writing, call)).toList());
    }

    UseCase<AverageMonth, Revalued> averaging() {
        return new UseCase<>("month-average.make", Revalued.class, StockRights.SETTLE_COST, (writing, calls) -> calls.stream().map(call -> average(writing, call)).toList());
    }

    private Outcome<Revalued> set(Writing writing, Call<SetStandard> call) {
        SetStandard wish = call.command();
        Fact fact = fact(InventoryFacts.STANDARD_CHANGED, wish.companyId(), LocalDate.ofInstant(writing.now(), ZONE), "standard-cost", call);
        return booked(writing, fact, () -> standards.set(writing, new StandardCost(wish.companyId(), fact.id(), 1, wish.itemId(), wish.value(), wish.quantity(),
                call.by().userId()))).map(revalued -> {
            writing.audit(call.by(), AuditEntry.of("set", "standard-cost", wish.itemId(), "").inCompany(wish.companyId()));
            return revalued;
        });
    }

    private Outcome<Revalued> average(Writing writing, Call<AverageMonth> call) {
        AverageMonth wish = call.command();
        Fact fact = fact(InventoryFacts.MONTH_AVERAGED, wish.companyId(), wish.on(), wish.month().toString(), call);
        return booked(writing, fact, () -> averages.trueUp(writing, wish.companyId(), fact.id(), wish.month().atDay(1), wish.month().atEndOfMonth(), wish.on()))
                .map(revalued -> {
                    writing.audit(call.by(), AuditEntry.of("set", "month-average", fact.id(), wish.month().toString()).inCompany(wish.companyId()));
                    return revalued;
                });
    }

    private static Fact fact(String type, UUID company, LocalDate on, String number, Call<?> call) {
        return new Fact(Ids.next(), type, company, on, new Source(type, null, number), "", Dimensions.NONE, List.of(), List.of(), call.by().userId());
    }

    private Outcome<Revalued> booked(Writing writing, Fact fact, Supplier<Outcome<List<ValuedMove>>> value) {
        return Undoing.ifRefused(writing, () -> value.get().then(moves -> {
            if (moves.isEmpty()) {
                return Outcome.done(new Revalued(null, "0.00"));
            }
            String change = BigDecimal.valueOf(moves.stream().filter(move -> move.toPool() != null).mapToLong(ValuedMove::value).sum(), 2).toPlainString();
            return posting.postValued(writing, fact, moves).map(posted -> new Revalued(StockIds.FACT.write(posted.factId()), change));
        }));
    }
}
