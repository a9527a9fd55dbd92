package io.hesuan;

import io.hesuan.books.ledger.Dimension;
import io.hesuan.books.ledger.Dimensions;
import io.hesuan.books.posting.Fact;
import io.hesuan.books.posting.Posting;
import io.hesuan.books.posting.Source;
import io.hesuan.books.stock.GoodsMove;
import io.hesuan.books.stock.Place;
import io.hesuan.kernel.Ids;
import io.hesuan.master.company.Companies;
import io.hesuan.master.party.Parties;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.Mode;
import io.hesuan.platform.batching.UseCase;
import io.hesuan.platform.batching.WritePath;
import io.hesuan.platform.records.RecordSpec;
import io.hesuan.platform.records.Records;
import io.hesuan.platform.records.Save;
import io.hesuan.trade.orders.OrderBench;
import org.jooq.DSLContext;
import org.jooq.UpdatableRecord;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.json.JsonMapper;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What the bench of trade stands on: a sample company, one of its warehouses filled with items made for it, and a shop. */
final class GroundForTrade {

    private static final long ONE = 1_000_000L;
    private static final long SCARCE = 5_000;

    private GroundForTrade() {
    }

    static OrderBench orders(ApplicationContext house) {
        DSLContext sql = house.getBean(DSLContext.class);
        UUID company = (UUID) sql.fetchValue("SELECT company_id FROM ledger.book_view ORDER BY company_id LIMIT 1");
        UUID warehouse = (UUID) sql.fetchValue("SELECT id FROM warehouse.warehouse_view WHERE company_id = ? AND kind = 'own' ORDER BY code LIMIT 1", company);
        UUID party = (UUID) sql.fetchValue("SELECT id FROM party.partner_view ORDER BY code LIMIT 1");
        List<UUID> items = GroundForBooks.items(house, sql, spec(house, "item"));
        fill(house, company, warehouse, party, items);
        List<String> codes = sql.fetch("SELECT code FROM catalog.item_view WHERE id = ANY(?) ORDER BY array_position(?, id)", items.toArray(UUID[]::new), items.toArray(UUID[]::new))
                .getValues(0, String.class);
        return new OrderBench(house, shop(house, spec(house, "channel"), company, party), codes.subList(1, codes.size()), codes.getFirst(),
                Integer.getInteger("hesuan.bench.orders", 100_000));
    }

    private static RecordSpec<?, ?> spec(ApplicationContext house, String name) {
        return house.getBeanProvider(RecordSpec.class).stream().map(each -> (RecordSpec<?, ?>) each).filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    }

    /** The first item is scarce, of the others there is no end. */
    private static void fill(ApplicationContext house, UUID company, UUID warehouse, UUID party, List<UUID> items) {
        List<GoodsMove> moves = new ArrayList<>();
        for (UUID item : items) {
            long units = moves.isEmpty() ? SCARCE : 100_000_000L;
            moves.add(GoodsMove.of(moves.size() + 1, item, Place.SUPPLIER, warehouse, units * ONE).value(units * 1_000));
        }
        var fact = new Fact(Ids.next(), "goods-received", company, LocalDate.now().withDayOfMonth(1), new Source("bench", null, "GR"), "received",
                Dimensions.NONE.with(Dimension.PARTY, party), List.of(), moves, null);
        Posting posting = house.getBean(Posting.class);
        var receive = new UseCase<Fact, UUID>("bench.receive", UUID.class, null, (writing, calls) ->
                posting.post(writing, calls.stream().map(Call::command).toList()).stream().map(outcome -> outcome.map(posted -> posted.factId())).toList());
        house.getBean(WritePath.class).all(receive, List.of(Call.of(Acting.house("bench", Set.of()), fact)), Mode.REAL).getFirst().orElseThrow();
    }

    private static <T, R extends UpdatableRecord<R>> UUID shop(ApplicationContext house, RecordSpec<T, R> spec, UUID company, UUID party) {
        JsonMapper json = house.getBean(JsonMapper.class);
        T channel = json.convertValue(Map.ofEntries(Map.entry("code", "BENCH"), Map.entry("name", "bench"), Map.entry("platform", "own"), Map.entry("companyId", Companies.ID.write(company)),
                Map.entry("partyId", Parties.ID.write(party)), Map.entry("currency", "CNY"), Map.entry("timeZone", "Asia/Shanghai"), Map.entry("revenuePolicy", "confirmed"),
                Map.entry("minLifeDays", 0), Map.entry("address", ""), Map.entry("shopNumber", ""), Map.entry("pulled", false), Map.entry("active", true), Map.entry("remark", "")),
                spec.contentType());
        var saved = house.getBean(WritePath.class).all(house.getBean(Records.class).saving(spec),
                List.of(Call.of(Acting.house("bench", Set.of(spec.mayWrite())), new Save<>(null, null, channel))), Mode.REAL).getFirst().orElseThrow();
        return spec.idFormat().read(saved.id());
    }
}
