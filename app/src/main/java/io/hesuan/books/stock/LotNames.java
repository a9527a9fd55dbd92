package io.hesuan.books.stock;

import io.hesuan.kernel.Outcome;
import io.hesuan.master.catalog.Catalog;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.Mode;
import io.hesuan.platform.batching.WritePath;
import io.hesuan.platform.batching.Writing;
import io.hesuan.platform.records.Records;
import io.hesuan.platform.records.Save;
import io.hesuan.platform.records.Saved;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import static hesuandb.stock.Tables.LOT;

/** Lots by the numbers that people write on papers, for rooms whose documents name them so. */
@Component
public class LotNames {

    /** A lot's number is unique within its item. */
    public record Name(UUID itemId, String code) {
    }

    /** @param expiresOn null: made-on plus the item's shelf life, if it has one */
    public record NewLot(Name name, LocalDate madeOn, LocalDate expiresOn) {
    }

    private final WritePath writePath;
    private final Records records;
    private final LotSpec spec;

    LotNames(WritePath writePath, Records records, LotSpec spec) {
        this.writePath = writePath;
        this.records = records;
        this.spec = spec;
    }

    /** Those that there are; one statement. */
    public Map<Name, UUID> find(DSLContext sql, Collection<Name> names) {
        Map<Name, UUID> found = new HashMap<>();
        if (!names.isEmpty()) {
            sql.select(LOT.ITEM_ID, LOT.CODE, LOT.ID).from(LOT)
                    .where(LOT.ITEM_ID.eq(DSL.any(names.stream().map(Name::itemId).distinct().toArray(UUID[]::new))),
                            LOT.CODE.eq(DSL.any(names.stream().map(Name::code).distinct().toArray(String[]::new))))
                    .forEach(row -> found.put(new Name(row.value1(), row.value2()), row.value3()));
        }
        return found;
    }

    /** Makes lots within the caller's transaction, released; one outcome each, in their order. */
    public List<Outcome<UUID>> make(Writing writing, List<NewLot> lots) {
        Acting house = Acting.house("lots of a receipt", Set.of(StockRights.LOTS));
        return writePath.all(records.saving(spec), lots.stream().map(lot -> Call.of(house, new Save<>(null, null, new LotSheet(
                Catalog.ITEM_ID.write(lot.name().itemId()), lot.name().code(), lot.madeOn(), lot.expiresOn(), null, null, Quality.RELEASED.written(), "")))).toList(),
                Mode.REAL).stream().map(outcome -> outcome.map(LotNames::id)).toList();
    }

    private static UUID id(Saved saved) {
        return StockIds.LOT.read(saved.id());
    }
}
