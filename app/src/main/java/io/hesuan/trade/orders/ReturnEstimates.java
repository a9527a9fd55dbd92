package io.hesuan.trade.orders;

import io.hesuan.books.ledger.Dimension;
import io.hesuan.books.ledger.Dimensions;
import io.hesuan.books.posting.Fact;
import io.hesuan.books.posting.FactLine;
import io.hesuan.books.posting.FactPosted;
import io.hesuan.books.posting.Posting;
import io.hesuan.books.posting.PostingRights;
import io.hesuan.books.posting.Source;
import io.hesuan.books.stock.StockIds;
import io.hesuan.kernel.Ids;
import io.hesuan.kernel.Money;
import io.hesuan.kernel.Currency;
import io.hesuan.kernel.Outcome;
import io.hesuan.platform.access.InCompany;
import io.hesuan.platform.audit.AuditEntry;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.UseCase;
import io.hesuan.platform.batching.Writing;
import io.hesuan.platform.database.CopyRows;
import io.hesuan.platform.web.Sentences;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Estimates what will come back, by channel, and books what differs from the estimate before. */
@Component
class ReturnEstimates {

    private static final ZoneId HERE = ZoneId.of("Asia/Shanghai");
    /** Returns come within a month; what is older tells how many there are. */
    private static final int OPEN_DAYS = 30;
    private static final int LOOKING_BACK_DAYS = 180;

    /** @param on the last day of what is looked at, as that of a month */
    record Estimate(UUID companyId, LocalDate on) implements InCompany {
    }

    /** Amounts are decimals. */
    record Estimated(List<OfChannel> channels) {
    }

    /** @param rate in percent with two decimals; {@code factId} null where nothing changed */
    record OfChannel(String channelId, String rate, String openRevenue, String expectedRefund, String expectedCost, String bookedRefund, String bookedCost, String factId) {
    }

    private record Made(UUID channel, ReturnRules.Observed seen, ReturnRules.Expected expected, long refund, long cost, Fact fact) {
    }

    private final Posting posting;
    private final Sentences sentences;

    ReturnEstimates(Posting posting, Sentences sentences) {
        this.posting = posting;
        this.sentences = sentences;
    }

    UseCase<Estimate, Estimated> estimating() {
        return new UseCase<>("return-estimate.make", Estimated.class, Orders.ESTIMATE, (writing, calls) -> calls.stream().map(call -> estimate(writing, call)).toList());
    }

    private Outcome<Estimated> estimate(Writing writing, Call<Estimate> call) {
        Estimate wanted = call.command();
        if ((Boolean) writing.sql().fetchValue("SELECT EXISTS (SELECT FROM orders.return_estimate WHERE company_id = ? AND estimated_on >= ?)", wanted.companyId, wanted.on)) {
            return Outcome.refused(OrderRefusal.RETURNS_ARE_ESTIMATED, "on", wanted.on);
        }
        Map<UUID, ReturnRules.Observed> observed = observed(writing, wanted);
        Map<UUID, long[]> booked = booked(writing, wanted.companyId);
        booked.keySet().forEach(channel -> observed.putIfAbsent(channel, new ReturnRules.Observed(0, 0, 0, 0, 0)));
        List<Made> made = new ArrayList<>();
        observed.forEach((channel, seen) -> {
            ReturnRules.Expected expected = ReturnRules.expected(seen);
            long[] before = booked.getOrDefault(channel, new long[2]);
            made.add(made(call, channel, seen, expected, expected.refund() - before[0], expected.cost() - before[1]));
        });
        List<Fact> facts = made.stream().map(Made::fact).filter(fact -> fact != null).toList();
        for (Outcome<FactPosted> outcome : posting.post(writing, facts)) {
            if (outcome instanceof Outcome.Refused<FactPosted> refused) {
                throw new io.hesuan.platform.web.Refused(refused);
            }
        }
        write(writing, wanted, made);
        writing.audit(call.by(), AuditEntry.of("make", "return-estimate", wanted.companyId, wanted.on.toString()).inCompany(wanted.companyId));
        return Outcome.done(new Estimated(made.stream().map(ReturnEstimates::shown).toList()));
    }

    private static Map<UUID, ReturnRules.Observed> observed(Writing writing, Estimate wanted) {
        Map<UUID, ReturnRules.Observed> observed = new HashMap<>();
        var end = wanted.on.plusDays(1).atStartOfDay(HERE).toOffsetDateTime();
        writing.sql().fetch("""
                SELECT channel_id,
                       coalesce(sum(net) FILTER (WHERE NOT open), 0)::bigint, coalesce(sum(back) FILTER (WHERE NOT open), 0)::bigint,
                       coalesce(sum(net) FILTER (WHERE open), 0)::bigint, coalesce(sum(back) FILTER (WHERE open), 0)::bigint,
                       coalesce(sum(cost) FILTER (WHERE open), 0)::bigint
                  FROM (SELECT s.channel_id, s.control_at >= ?::timestamptz AS open,
                               (SELECT sum(p.recognised_due - p.recognised_tax) FROM orders.part p WHERE p.order_id = s.id) AS net,
                               (SELECT sum(p.late_back - p.late_back_tax) FROM orders.part p WHERE p.order_id = s.id) AS back,
                               (SELECT sum(l.recognised_cost) FROM orders.shipment_line l WHERE l.order_id = s.id) AS cost
                          FROM orders.sale s WHERE s.company_id = ? AND s.state IN ('delivered', 'finished') AND s.control_at >= ?::timestamptz AND s.control_at < ?::timestamptz) AS sold
                 GROUP BY channel_id""", end.minusDays(OPEN_DAYS), wanted.companyId, end.minusDays(LOOKING_BACK_DAYS), end).forEach(row ->
                observed.put(row.get(0, UUID.class), new ReturnRules.Observed(row.get(1, Long.class), row.get(2, Long.class), row.get(3, Long.class), row.get(4, Long.class),
                        row.get(5, Long.class))));
        return observed;
    }

    private static Map<UUID, long[]> booked(Writing writing, UUID company) {
        Map<UUID, long[]> booked = new HashMap<>();
        writing.sql().fetch("SELECT channel_id, sum(booked_refund)::bigint, sum(booked_cost)::bigint FROM orders.return_estimate WHERE company_id = ? GROUP BY channel_id", company)
                .forEach(row -> booked.put(row.get(0, UUID.class), new long[]{row.get(1, Long.class), row.get(2, Long.class)}));
        return booked;
    }

    private Made made(Call<Estimate> call, UUID channel, ReturnRules.Observed seen, ReturnRules.Expected expected, long refund, long cost) {
        Estimate wanted = call.command();
        List<FactLine> lines = new ArrayList<>();
        if (refund != 0) {
            lines.add(FactLine.of(1, "expected_refund", refund, Currency.CNY.code(), Dimensions.NONE));
        }
        if (cost != 0) {
            lines.add(FactLine.of(2, "expected_cost", cost, Currency.CNY.code(), Dimensions.NONE));
        }
        Fact fact = lines.isEmpty() ? null : new Fact(Ids.next(), "expected-returns", wanted.companyId, wanted.on, new Source("return-estimate", null, wanted.on.toString()),
                sentences.say(Locale.SIMPLIFIED_CHINESE, "orders.memo.expected", wanted.on.toString()), Dimensions.NONE.with(Dimension.CHANNEL, channel), lines, List.of(), call.by().userId());
        return new Made(channel, seen, expected, refund, cost, fact);
    }

    private static void write(Writing writing, Estimate wanted, List<Made> made) {
        var rows = new CopyRows("orders.return_estimate", "id", "company_id", "channel_id", "estimated_on", "rate", "open_revenue", "came_back", "expected_refund",
                "expected_cost", "booked_refund", "booked_cost", "fact_id", "recorded_at");
        made.forEach(one -> rows.uuid(Ids.next()).uuid(wanted.companyId).uuid(one.channel).date(wanted.on).integer(one.expected.rate()).bigint(one.seen.openRevenue())
                .bigint(one.seen.openBack()).bigint(one.expected.refund()).bigint(one.expected.cost()).bigint(one.refund).bigint(one.cost)
                .uuid(one.fact == null ? null : one.fact.id()).instant(writing.now()));
        rows.send(writing.sql());
    }

    private static OfChannel shown(Made made) {
        return new OfChannel(StockIds.CHANNEL.write(made.channel), java.math.BigDecimal.valueOf(made.expected.rate(), 2).toPlainString(), money(made.seen.openRevenue()),
                money(made.expected.refund()), money(made.expected.cost()), money(made.refund), money(made.cost), made.fact == null ? null : PostingRights.FACT_ID.write(made.fact.id()));
    }

    private static String money(long minor) {
        return Money.ofMinor(minor, Currency.CNY).toString();
    }
}
