package io.hesuan.books.stock;

import io.hesuan.kernel.Ids;
import io.hesuan.kernel.Outcome;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.Mode;
import io.hesuan.platform.batching.UseCase;
import io.hesuan.platform.batching.WritePath;
import org.jooq.DSLContext;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A company of its own with two warehouses, for tests of stock; and the way posting goes: load, apply, write. */
final class StockGround {

    static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    static final long ONE = 1_000_000L;

    final UUID company = Ids.next();
    final UUID hangzhou = Ids.next();
    final UUID shanghai = Ids.next();
    final UUID counter = Ids.next();
    private final WritePath writePath;
    final DSLContext sql;

    StockGround(WritePath writePath, DSLContext sql) {
        this.writePath = writePath;
        this.sql = sql;
        String code = "S" + Math.abs(company.hashCode());
        sql.execute("INSERT INTO company.entity VALUES (?, 1, now(), ?, 'stock', '', 'asbe', 'general', 'CNY', 1, '', '', true, '')", company, code);
        warehouse(hangzhou, "HZ", "own");
        warehouse(shanghai, "SH", "own");
        warehouse(counter, "CT", "consignment");
    }

    private void warehouse(UUID id, String code, String kind) {
        sql.execute("INSERT INTO warehouse.place VALUES (?, 1, now(), ?, ?, ?, ?, NULL, '', '', '', '', '', '', '', true, '')", id, company, code, code, kind);
    }

    UUID item(String valuation, boolean lots) {
        return item(valuation, "goods", lots, null);
    }

    UUID item(String valuation, String kind, boolean lots, Integer shelfLifeDays) {
        UUID id = Ids.next();
        sql.execute("""
                INSERT INTO catalog.item (id, version, changed_at, code, name, spec, kind, brand, active, remark, base_unit_id, units, barcodes, components,
                    barcode, lot_control, expiry_control, shelf_life, shelf_life_unit, tax_category, vat_rate, valuation, drawing_number,
                    drawing_revision, material, surface_treatment, filing_number, product_file, search_text)
                SELECT ?, 1, now(), ?, 'item', '', ?, '', true, '', id, '[]', '[]', '[]', '', ?, ?, ?, 'day', '', 13, ?, '', '', '', '', '', '{}', ''
                  FROM catalog.unit WHERE code = 'PCS'""",
                id, "I" + id.toString().substring(24), kind, lots, shelfLifeDays != null, shelfLifeDays, valuation);
        return id;
    }

    UUID lot(UUID item, String code, LocalDate madeOn, LocalDate expiresOn, String quality) {
        UUID id = Ids.next();
        sql.execute("INSERT INTO stock.lot VALUES (?, 1, now(), ?, ?, ?, ?, NULL, NULL, ?, '', '')", id, item, code, madeOn, expiresOn, quality);
        return id;
    }

    void policy(String area, boolean shortageAllowed) {
        sql.execute("""
                INSERT INTO stock.policy VALUES (?, ?, ?, now())
                ON CONFLICT (company_id) DO UPDATE SET area = excluded.area, shortage_allowed = excluded.shortage_allowed""", company, area, shortageAllowed);
    }

    /** One account per kind of place. */
    static UUID account(PlaceKind kind) {
        return new UUID(7, kind.ordinal());
    }

    Outcome<List<ValuedMove>> move(GoodsMove... moves) {
        return facts(List.of(Arrays.asList(moves))).getFirst();
    }

    Outcome<List<ValuedMove>> moveWithoutAccounts(GoodsMove move) {
        return facts(List.of(List.of(move)), (companyId, kind, itemId, warehouseId) -> null).getFirst();
    }

    /** Each list is one fact. */
    List<Outcome<List<ValuedMove>>> facts(List<List<GoodsMove>> facts) {
        return facts(facts, (companyId, kind, item, warehouse) -> account(kind));
    }

    private List<Outcome<List<ValuedMove>>> facts(List<List<GoodsMove>> facts, AccountOf accountOf) {
        List<Outcome<List<ValuedMove>>> outcomes = new ArrayList<>();
        var useCase = new UseCase<List<GoodsMove>, String>("test.move", String.class, null, (writing, calls) -> {
            outcomes.clear();
            Stock stock = new Stock();
            StockWork work = stock.load(writing, calls.stream().flatMap(call -> call.command().stream()).map(move -> new StockNeed(company, move)).toList());
            calls.forEach(call -> outcomes.add(stock.apply(work, company, Ids.next(), DAY, call.command(), accountOf)));
            stock.write(writing, work);
            return outcomes.stream().map(outcome -> outcome.map(done -> "moved")).toList();
        });
        Acting house = Acting.house("test", Set.of());
        writePath.all(useCase, facts.stream().map(fact -> new Call<>(house, null, fact)).toList(), Mode.REAL);
        return List.copyOf(outcomes);
    }

    long onHand(UUID item, UUID place) {
        return sql.fetchValue("SELECT coalesce(sum(on_hand), 0) FROM stock.balance WHERE company_id = ? AND item_id = ? AND place_id = ?", company, item, place)
                instanceof Number number ? number.longValue() : 0;
    }

    long value(UUID item) {
        return sql.fetchValue("SELECT coalesce(sum(value), 0) FROM stock.pool WHERE company_id = ? AND item_id = ?", company, item) instanceof Number number
                ? number.longValue() : 0;
    }

    long value(UUID item, PlaceKind kind) {
        return sql.fetchValue("SELECT coalesce(sum(value), 0) FROM stock.pool WHERE company_id = ? AND item_id = ? AND kind = ?", company, item, kind.written())
                instanceof Number number ? number.longValue() : 0;
    }
}
