package io.hesuan.trade.orders;

import io.hesuan.books.ledger.TestBooks;
import io.hesuan.books.posting.Fact;
import io.hesuan.books.posting.Posting;
import io.hesuan.books.posting.Source;
import io.hesuan.books.ledger.Dimension;
import io.hesuan.books.ledger.Dimensions;
import io.hesuan.books.stock.GoodsMove;
import io.hesuan.books.stock.Place;
import io.hesuan.kernel.Ids;
import io.hesuan.kernel.Outcome;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.access.Permission;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.Mode;
import io.hesuan.platform.batching.UseCase;
import io.hesuan.platform.batching.WritePath;
import io.hesuan.platform.proofs.Proof;
import io.hesuan.trade.channels.ChannelOrder;
import io.hesuan.trade.channels.ChannelRefund;
import io.hesuan.trade.channels.OrdersTaken;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationContext;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** A company with open books, a warehouse, goods and a shop, and short words for what channels tell of it. */
final class OrderGround {

    static final long ONE = 1_000_000L;
    static final Instant PAID = Instant.parse("2026-03-02T04:00:00Z");

    final ApplicationContext house;
    final DSLContext sql;
    final UUID company;
    final UUID warehouse;
    final UUID party = Ids.next();
    final UUID shop;
    final WritePath writePath;
    final Taking taking;
    final OrderSteps steps;
    final Acting by;
    private final Posting posting;

    OrderGround(ApplicationContext house, String policy) {
        this.house = house;
        this.sql = house.getBean(DSLContext.class);
        this.company = new TestBooks(house, "asbe", "single").company;
        this.posting = house.getBean(Posting.class);
        this.writePath = house.getBean(WritePath.class);
        this.taking = house.getBean(Taking.class);
        this.steps = house.getBean(OrderSteps.class);
        this.by = Acting.house("test", Set.copyOf(house.getBeansOfType(Permission.class).values()));
        this.warehouse = warehouse("HZ");
        this.shop = shop("tmall", policy);
    }

    UUID warehouse(String code) {
        UUID id = Ids.next();
        sql.execute("INSERT INTO warehouse.place VALUES (?, 1, now(), ?, ?, ?, 'own', NULL, '', '', '', '', '', '', '', true, '')", id, company, code, code);
        return id;
    }

    UUID shop(String platform, String policy) {
        UUID id = Ids.next();
        sql.execute("""
                INSERT INTO channels.channel (id, version, changed_at, code, name, platform, company_id, party_id, currency, time_zone, revenue_policy, min_life_days, address,
                    shop_number, pulled, active, remark, search_text)
                VALUES (?, 1, now(), ?, ?, ?, ?, ?, 'CNY', 'Asia/Shanghai', ?, 0, '', '', false, true, '', '')""", id, "S" + id.toString().substring(24), platform, platform, company, party, policy);
        return id;
    }

    UUID item(String code) {
        UUID id = Ids.next();
        sql.execute("""
                INSERT INTO catalog.item (id, version, changed_at, code, name, spec, kind, brand, active, remark, base_unit_id, units, barcodes, components,
                    barcode, lot_control, expiry_control, shelf_life, shelf_life_unit, tax_category, vat_rate, valuation, drawing_number,
                    drawing_revision, material, surface_treatment, filing_number, product_file, search_text)
                SELECT ?, 1, now(), ?, 'item', '', 'goods', '', true, '', id, '[]', '[]', '[]', '', false, false, NULL, 'day', '', 13, 'moving-average', '', '', '', '', '', '{}', ''
                  FROM catalog.unit WHERE code = 'PCS'""", id, code);
        return id;
    }

    /** A code that no other test has. */
    static String code() {
        return "I" + Ids.next().toString().substring(19);
    }

    void stock(UUID item, UUID where, long units, long minorEach) {
        var fact = new Fact(Ids.next(), "goods-received", company, LocalDate.parse("2026-02-01"), new Source("receipt", null, "GR"), "", Dimensions.NONE.with(Dimension.PARTY, party),
                List.of(), List.of(GoodsMove.of(1, item, Place.SUPPLIER, where, units * ONE).value(units * minorEach)), null);
        var post = new UseCase<Fact, UUID>("test.post", UUID.class, null, (writing, calls) ->
                posting.post(writing, calls.stream().map(Call::command).toList()).stream().map(outcome -> outcome.map(posted -> posted.factId())).toList());
        run(post, fact).orElseThrow();
    }

    <C, R> Outcome<R> run(UseCase<C, R> useCase, C command) {
        return writePath.all(useCase, List.of(Call.of(by, command)), Mode.REAL).getFirst();
    }

    List<Outcome<OrdersTaken.Taken>> take(List<ChannelOrder> told) {
        return writePath.all(taking.taking(), told.stream().map(order -> Call.of(by, order)).toList(), Mode.REAL);
    }

    OrdersTaken.Taken take(ChannelOrder told) {
        return take(List.of(told)).getFirst().orElseThrow();
    }

    Outcome<OrdersTaken.Taken> refund(String order, ChannelOrder.Refund refund) {
        var useCase = new UseCase<ChannelRefund, OrdersTaken.Taken>("test.refund", OrdersTaken.Taken.class, null,
                (writing, calls) -> taking.takeRefunds(writing, calls.stream().map(Call::command).toList()));
        return run(useCase, new ChannelRefund(shop, order, "CNY", refund, 1, null));
    }

    /** A version of an order, to be told. */
    Told told(String number) {
        return new Told(shop, number);
    }

    static final class Told {
        private final UUID shop;
        private final String number;
        private long version = 1;
        private ChannelOrder.Stage stage = ChannelOrder.Stage.PAID;
        private long freight;
        private long paid = -1;
        private Instant paidAt = PAID;
        private Instant finishedAt;
        private Instant shippedAt;
        private final List<ChannelOrder.Line> lines = new ArrayList<>();
        private final List<ChannelOrder.Discount> discounts = new ArrayList<>();
        private final List<ChannelOrder.Refund> refunds = new ArrayList<>();
        private final List<ChannelOrder.Parcel> parcels = new ArrayList<>();
        private ChannelOrder.Presale presale;
        private String remark = "";

        private Told(UUID shop, String number) {
            this.shop = shop;
            this.number = number;
        }

        Told at(ChannelOrder.Stage now, long newer) {
            stage = now;
            version = newer;
            if (now.compareTo(ChannelOrder.Stage.SHIPPED) >= 0 && now != ChannelOrder.Stage.CLOSED) {
                shippedAt = paidAt.plusSeconds(86_400);
            }
            if (now == ChannelOrder.Stage.FINISHED) {
                finishedAt = paidAt.plusSeconds(10 * 86_400);
            }
            return this;
        }

        /** @param net of the whole line */
        Told line(String code, int units, long net) {
            lines.add(new ChannelOrder.Line(String.valueOf(lines.size() + 1), "", code, code, BigDecimal.valueOf(units), net / units, net, net, net == 0, ChannelOrder.LineStage.OPEN));
            return this;
        }

        /** To be said before the stage. */
        Told paidAt(Instant at) {
            paidAt = at;
            return this;
        }

        Told freight(long amount) {
            freight = amount;
            return this;
        }

        Told paid(long amount) {
            paid = amount;
            return this;
        }

        Told remark(String text) {
            remark = text;
            return this;
        }

        Told discount(String line, ChannelOrder.Bearer bearer, long amount) {
            discounts.add(new ChannelOrder.Discount(line, bearer, "", amount));
            return this;
        }

        Told refund(ChannelOrder.Refund refund) {
            refunds.add(refund);
            return this;
        }

        Told presale(long deposit) {
            presale = new ChannelOrder.Presale(deposit, 0, PAID.minusSeconds(86_400), PAID);
            return this;
        }

        Told parcel(String tracking, String... of) {
            parcels.add(new ChannelOrder.Parcel("SF", tracking, PAID.plusSeconds(86_400), List.of(of)));
            return this;
        }

        ChannelOrder order() {
            long others = discounts.stream().filter(one -> one.bearer() != ChannelOrder.Bearer.SELLER).mapToLong(ChannelOrder.Discount::amount).sum();
            long amount = paid >= 0 ? paid : lines.stream().mapToLong(ChannelOrder.Line::net).sum() + freight - others;
            boolean unpaid = stage == ChannelOrder.Stage.UNPAID || stage == ChannelOrder.Stage.DEPOSIT_PAID;
            return new ChannelOrder(shop, number, "", version, 1, stage, paidAt.minusSeconds(600), unpaid ? null : paidAt, shippedAt, finishedAt, "CNY", freight, amount, lines, discounts,
                    refunds, parcels, new ChannelOrder.Receiver("p-" + number, "", "", "", "浙江省", "杭州市", "", "", Map.of()), ChannelOrder.Attribution.NONE, presale, false, remark, "",
                    Set.of(), null);
        }
    }

    static ChannelOrder.Refund refund(String number, String line, ChannelOrder.RefundKind kind, ChannelOrder.RefundStage stage, long amount, Integer units, long version) {
        return new ChannelOrder.Refund(number, line, kind, stage, amount, units == null ? null : BigDecimal.valueOf(units), version, PAID.plusSeconds(5 * 86_400));
    }

    String state(UUID order) {
        return (String) sql.fetchValue("SELECT state || CASE hold WHEN '' THEN '' ELSE ' ' || hold END FROM orders.sale WHERE id = ?", order);
    }

    /** Debit less credit by code of account, zeros left out. */
    Map<String, Long> balances() {
        Map<String, Long> balances = new TreeMap<>();
        sql.fetch("SELECT a.code, sum(t.debit - t.credit)::bigint FROM ledger.turnover t JOIN ledger.account a ON a.id = t.account_id WHERE t.company_id = ? GROUP BY a.code", company)
                .forEach(row -> balances.put(row.get(0, String.class), row.get(1, Long.class)));
        balances.values().removeIf(amount -> amount == 0);
        return balances;
    }

    long onHand(UUID item) {
        return ((Number) sql.fetchValue("SELECT coalesce(sum(on_hand), 0) / 1000000 FROM stock.balance WHERE item_id = ? AND kind = 'bin'", item)).longValue();
    }

    List<String> breaches(Collection<Proof> proofs) {
        return proofs.stream().filter(proof -> proof.name().startsWith("stock-") || proof.name().contains("entries") || proof.name().contains("claims"))
                .map(proof -> proof.run().breach()).filter(breach -> breach != null).toList();
    }
}
