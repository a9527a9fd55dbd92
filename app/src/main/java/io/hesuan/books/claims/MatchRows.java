package io.hesuan.books.claims;

import io.hesuan.platform.database.CopyRows;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import static hesuandb.claims.Tables.ITEM;
import static hesuandb.claims.Tables.MATCH;
import static hesuandb.claims.Tables.MATCH_LINE;

/** The rows of matches: written by COPY, read back with their items locked. */
final class MatchRows {

    private MatchRows() {
    }

    record Stored(Match match, boolean wasUndone) {
    }

    /** Those that there are. Three statements; items are locked, and so is the decision whether a match was undone. */
    static Map<UUID, Stored> find(DSLContext sql, Collection<UUID> ids) {
        UUID[] wanted = ids.toArray(UUID[]::new);
        Map<UUID, OpenItem> items = ItemRows.lock(sql, ITEM.ID.in(DSL.select(MATCH_LINE.ITEM_ID).from(MATCH_LINE).where(MATCH_LINE.MATCH_ID.eq(DSL.any(wanted)))));
        Map<UUID, List<OpenItem.Part>> parts = sql.selectFrom(MATCH_LINE).where(MATCH_LINE.MATCH_ID.eq(DSL.any(wanted)))
                .stream().collect(Collectors.groupingBy(row -> row.getMatchId(),
                        Collectors.mapping(row -> new OpenItem.Part(items.get(row.getItemId()), row.getAmount(), row.getOriginal()), Collectors.toCollection(ArrayList::new))));
        var undo = MATCH.as("undo");
        Map<UUID, Stored> found = new HashMap<>();
        sql.select(MATCH.asterisk(), undo.ID.as("undone_by")).from(MATCH).leftJoin(undo).on(undo.UNDOES_ID.eq(MATCH.ID)).where(MATCH.ID.eq(DSL.any(wanted)))
                .forEach(row -> found.put(row.get(MATCH.ID), new Stored(new Match(row.get(MATCH.ID), row.get(MATCH.COMPANY_ID), row.get(MATCH.ACCOUNT_ID),
                        row.get(MATCH.PARTY_ID), row.get(MATCH.CURRENCY), row.get(MATCH.MATCHED_ON), Match.Kind.valueOf(row.get(MATCH.KIND).toUpperCase(Locale.ROOT)),
                        row.get(MATCH.UNDOES_ID), row.get(MATCH.ENTRY_ID), row.get(MATCH.MEMO), row.get(MATCH.RECORDED_BY), parts.getOrDefault(row.get(MATCH.ID), List.of())),
                        row.get("undone_by", UUID.class) != null)));
        return found;
    }

    /** Two statements, whatever the number of matches. */
    static void add(DSLContext sql, Instant now, List<Match> matches) {
        var rows = new CopyRows("claims.match", "id", "company_id", "account_id", "party_id", "currency", "matched_on", "kind", "undoes_id", "entry_id",
                "amount", "original", "memo", "recorded_at", "recorded_by");
        var lines = new CopyRows("claims.match_line", "match_id", "item_id", "company_id", "matched_on", "amount", "original");
        for (Match match : matches) {
            rows.uuid(match.id()).uuid(match.companyId()).uuid(match.accountId()).uuid(match.partyId()).text(match.currency()).date(match.on())
                    .text(match.kind().stored()).uuid(match.undoes()).uuid(match.entryId()).bigint(match.amount()).bigint(match.original())
                    .text(match.memo()).instant(now).uuid(match.by());
            match.parts().forEach(part -> lines.uuid(match.id()).uuid(part.item().terms.id()).uuid(match.companyId()).date(match.on())
                    .bigint(part.amount()).bigint(part.original()));
        }
        rows.send(sql);
        lines.send(sql);
    }
}
