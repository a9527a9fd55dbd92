package io.hesuan.books.stock;

import io.hesuan.platform.batching.Writing;
import io.hesuan.platform.database.CopyRows;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.UUID;

/** The descent of lots: what went into which. Production writes links; recalls walk them both ways. */
@Component
public class Genealogy {

    /** @param reference what the lots met in, as a work order */
    public record Link(UUID parentLot, UUID childLot, UUID reference, long quantity) {
    }

    /** @param steps how far away; the nearest way counts */
    public record Relative(String lotId, String code, String itemCode, int steps) {
    }

    /** No family tree is deeper; it also ends a walk in a circle of lots. */
    private static final int DEEPEST = 50;

    private final DSLContext sql;

    Genealogy(DSLContext sql) {
        this.sql = sql;
    }

    /** One statement for any number of links; a link that is there already is an error of the caller. */
    public void link(Writing writing, List<Link> links) {
        var rows = new CopyRows("stock.lot_link", "parent_id", "child_id", "reference", "quantity", "recorded_at");
        links.forEach(link -> rows.uuid(link.parentLot()).uuid(link.childLot()).uuid(link.reference()).bigint(link.quantity()).instant(writing.now()));
        rows.send(writing.sql());
    }

    /** What went into a lot, nearest first. */
    public List<Relative> ancestors(UUID lot) {
        return walk(lot, "parent_id", "child_id");
    }

    /** What came of a lot, nearest first. */
    public List<Relative> descendants(UUID lot) {
        return walk(lot, "child_id", "parent_id");
    }

    private List<Relative> walk(UUID lot, String to, String from) {
        return sql.fetch("""
                WITH RECURSIVE family (id, steps) AS (
                    SELECT %1$s, 1 FROM stock.lot_link WHERE %2$s = ?
                    UNION
                    SELECT k.%1$s, f.steps + 1 FROM family f JOIN stock.lot_link k ON k.%2$s = f.id WHERE f.steps < ?)
                SELECT l.id, l.code, i.code AS item_code, min(f.steps) AS steps
                  FROM family f JOIN stock.lot l ON l.id = f.id LEFT JOIN catalog.item_view i ON i.id = l.item_id
                 WHERE l.id <> ? GROUP BY l.id, l.code, i.code ORDER BY steps, l.code""".formatted(to, from), lot, DEEPEST, lot)
                .map(row -> new Relative(StockIds.LOT.write(row.get("id", UUID.class)), row.get("code", String.class), row.get("item_code", String.class),
                        row.get("steps", Integer.class)));
    }
}
