package io.hesuan.books.posting;

import io.hesuan.books.ledger.Dimension;
import io.hesuan.books.ledger.Dimensions;
import io.hesuan.books.ledger.TestBooks;
import io.hesuan.books.stock.GoodsMove;
import io.hesuan.books.stock.LateCost;
import io.hesuan.kernel.Ids;
import io.hesuan.kernel.Outcome;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.batching.Batch;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.Mode;
import io.hesuan.platform.batching.UseCase;
import io.hesuan.platform.batching.WritePath;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationContext;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** A company with open books, two warehouses and a counter, for tests of posting. */
final class PostingGround {

    static final long ONE = 1_000_000L;

    final ApplicationContext house;
    final DSLContext sql;
    final TestBooks books;
    final UUID company;
    final UUID hangzhou = Ids.next();
    final UUID shanghai = Ids.next();
    final UUID counter = Ids.next();
    final UUID supplier = Ids.next();
    final UUID customer = Ids.next();
    final UUID platform = Ids.next();
    private final Posting posting;
    private final WritePath writePath;

    PostingGround(ApplicationContext house, String standard) {
        this.house = house;
        this.sql = house.getBean(DSLContext.class);
        this.books = new TestBooks(house, standard, "single");
        this.company = books.company;
        this.posting = house.getBean(Posting.class);
        this.writePath = house.getBean(WritePath.class);
        warehouse(hangzhou, "HZ", "own");
        warehouse(shanghai, "SH", "own");
        warehouse(counter, "CT", "consignment");
    }

    private void warehouse(UUID id, String code, String kind) {
        sql.execute("INSERT INTO warehouse.place VALUES (?, 1, now(), ?, ?, ?, ?, NULL, '', '', '', '', '', '', '', true, '')", id, company, code, code, kind);
    }

    UUID item(String valuation) {
        return item(valuation, "goods");
    }

    UUID item(String valuation, String kind) {
        UUID id = Ids.next();
        sql.execute("""
                INSERT INTO catalog.item (id, version, changed_at, code, name, spec, kind, brand, active, remark, base_unit_id, units, barcodes, components,
                    barcode, lot_control, expiry_control, shelf_life, shelf_life_unit, tax_category, vat_rate, valuation, drawing_number,
                    drawing_revision, material, surface_treatment, filing_number, product_file, search_text)
                SELECT ?, 1, now(), ?, 'item', '', ?, '', true, '', id, '[]', '[]', '[]', '', false, false, NULL, 'day', '', 13, ?, '', '', '', '', '', '{}', ''
                  FROM catalog.unit WHERE code = 'PCS'""", id, "I" + id.toString().substring(24), kind, valuation);
        return id;
    }

    void allowShortage() {
        sql.execute("""
                INSERT INTO stock.policy VALUES (?, 'warehouse', true, now())
                ON CONFLICT (company_id) DO UPDATE SET shortage_allowed = true""", company);
    }

    void standardCost(UUID item, String cost) {
        sql.execute("INSERT INTO stock.standard_cost VALUES (?, ?, date '2026-01-01', ?, 1000000, now(), NULL)", company, item, cents(cost));
    }

    /** A fact to fill and post. */
    FactDraft fact(String type, String day) {
        return new FactDraft(type, LocalDate.parse(day));
    }

    final class FactDraft {
        private final UUID id = Ids.next();
        private final String type;
        private final LocalDate day;
        private String number = "";
        private Dimensions dimensions = Dimensions.NONE;
        private final List<FactLine> lines = new ArrayList<>();
        private final List<GoodsMove> moves = new ArrayList<>();

        private FactDraft(String type, LocalDate day) {
            this.type = type;
            this.day = day;
        }

        FactDraft number(String written) {
            number = written;
            return this;
        }

        FactDraft of(Dimension dimension, UUID value) {
            dimensions = dimensions.with(dimension, value);
            return this;
        }

        FactDraft party(UUID party) {
            return of(Dimension.PARTY, party);
        }

        FactDraft line(String role, String amount) {
            return line(FactLine.of(0, role, cents(amount), "CNY", Dimensions.NONE));
        }

        FactDraft line(FactLine line) {
            lines.add(new FactLine(lines.size() + moves.size() + 1, line.role(), line.amount(), line.currency(), line.rate(), line.dimensions(), line.dueOn(),
                    line.document(), line.cashFlow(), line.counterparty(), line.account()));
            return this;
        }

        FactDraft platformLine(String role, String amount) {
            return line(FactLine.of(0, role, cents(amount), "CNY", Dimensions.NONE).counterparty(platform));
        }

        FactDraft move(UUID item, long units, UUID from, UUID to) {
            return move(GoodsMove.of(0, item, from, to, units * ONE));
        }

        FactDraft move(GoodsMove move) {
            moves.add(new GoodsMove(lines.size() + moves.size() + 1, move.itemId(), move.lotId(), move.fromPlace(), move.toPlace(), move.quantity(), move.ownerId(),
                    move.reference(), move.givenValue(), move.reservation()));
            return this;
        }

        Fact fact() {
            return new Fact(id, type, company, day, new Source("test", null, number), type + " " + number, dimensions, lines, moves, null);
        }

        UUID post() {
            outcome().orElseThrow();
            return id;
        }

        Outcome<FactPosted> outcome() {
            return postAll(fact()).getFirst();
        }

        UUID postLate(UUID item, UUID receipt, String amount) {
            inBatch((writing, calls) -> List.of(posting.postLate(writing, fact(), List.of(new LateCost(company, id, day, 1, item, receipt, cents(amount)))))).getFirst().orElseThrow();
            return id;
        }
    }

    List<Outcome<FactPosted>> postAll(Fact... facts) {
        return postAll(Arrays.asList(facts));
    }

    List<Outcome<FactPosted>> postAll(List<Fact> facts) {
        List<Outcome<FactPosted>> outcomes = new ArrayList<>();
        inBatch((writing, calls) -> {
            outcomes.clear();
            outcomes.addAll(posting.post(writing, facts));
            return List.of(Outcome.done(new FactPosted(facts.getFirst().id(), null, List.of())));
        });
        return outcomes;
    }

    private List<Outcome<FactPosted>> inBatch(Batch<String, FactPosted> batch) {
        return writePath.all(new UseCase<>("test.post", FactPosted.class, null, batch), List.of(Call.of(Acting.house("test", Set.of()), "")), Mode.REAL);
    }

    /** Debit less credit by code, without first levels that have accounts below them; zeros left out. */
    Map<String, String> balances() {
        Map<String, String> balances = new TreeMap<>();
        sql.fetch("SELECT code, balance FROM ledger.account_balance_view WHERE company_id = ? AND balance <> 0", company)
                .forEach(row -> balances.put(row.get(0, String.class), yuan(row.get(1, Long.class))));
        return balances;
    }

    /** Value of goods by the account that carries them; zeros left out. */
    Map<String, String> goods() {
        Map<String, String> goods = new TreeMap<>();
        sql.fetch("SELECT a.code, v.value FROM stock.account_value_view v JOIN ledger.account a ON a.id = v.account_id WHERE v.company_id = ? AND v.value <> 0", company)
                .forEach(row -> goods.put(row.get(0, String.class), yuan(row.get(1, Long.class))));
        return goods;
    }

    static long cents(String amount) {
        return new BigDecimal(amount).movePointRight(2).longValueExact();
    }

    static String yuan(long cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }
}
