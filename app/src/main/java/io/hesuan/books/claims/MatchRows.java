package io.hesuan.books.claims;

import io.hesuan.kernel.Currency;
import io.hesuan.kernel.ExchangeRate;
import io.hesuan.platform.database.CopyRows;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import static hesuandb.claims.Tables.DIFFERENCE;
import static hesuandb.claims.Tables.ITEM;
import static hesuandb.claims.Tables.MATCH;
import static hesuandb.claims.Tables.MATCH_LINE;
import static hesuandb.ledger.Tables.BOOK_VIEW;

/** The rows of matches: written by COPY, read back with their items locked. */
final class MatchRows {

    private MatchRows() {
    }

    record Stored(Match match, boolean wasUndone, List<Difference> differences) {
    }

    /** These matches and, of offsets, the other ones. One statement. */
    static Set<UUID> withOffsets(DSLContext sql, Set<UUID> ids) {
        var other = MATCH.as("other");
        Set<UUID> all = new HashSet<>(ids);
        all.addAll(sql.select(other.ID).from(MATCH).join(other).on(other.ENTRY_ID.eq(MATCH.ENTRY_ID), other.KIND.eq("offset"))
                .where(MATCH.ID.eq(DSL.any(ids.toArray(UUID[]::new))), MATCH.KIND.eq("offset")).fetch(other.ID));
        return all;
    }

    /** Those that there are. Four statements; items are locked, and so is the decision whether a match was undone. */
    static Map<UUID, Stored> find(DSLContext sql, Collection<UUID> ids) {
        UUID[] wanted = ids.toArray(UUID[]::new);
        Map<UUID, OpenItem> items = ItemRows.lock(sql, ITEM.ID.in(DSL.select(MATCH_LINE.ITEM_ID).from(MATCH_LINE).where(MATCH_LINE.MATCH_ID.eq(DSL.any(wanted)))));
        Map<UUID, List<OpenItem.Part>> parts = sql.selectFrom(MATCH_LINE).where(MATCH_LINE.MATCH_ID.eq(DSL.any(wanted)))
                .stream().collect(Collectors.groupingBy(row -> row.getMatchId(),
                        Collectors.mapping(row -> new OpenItem.Part(items.get(row.getItemId()), row.getAmount(), row.getOriginal()), Collectors.toCollection(ArrayList::new))));
        Map<UUID, List<Difference>> differences = differences(sql, wanted);
        var undo = MATCH.as("undo");
        Map<UUID, Stored> found = new HashMap<>();
        sql.select(MATCH.asterisk(), undo.ID.as("undone_by")).from(MATCH).leftJoin(undo).on(undo.UNDOES_ID.eq(MATCH.ID)).where(MATCH.ID.eq(DSL.any(wanted)))
                .forEach(row -> found.put(row.get(MATCH.ID), new Stored(new Match(row.get(MATCH.ID), row.get(MATCH.COMPANY_ID), row.get(MATCH.ACCOUNT_ID),
                        row.get(MATCH.PARTY_ID), row.get(MATCH.CURRENCY), row.get(MATCH.MATCHED_ON), Match.Kind.valueOf(row.get(MATCH.KIND).toUpperCase(Locale.ROOT)),
                        row.get(MATCH.UNDOES_ID), row.get(MATCH.ENTRY_ID), row.get(MATCH.MEMO), row.get(MATCH.RECORDED_BY), parts.getOrDefault(row.get(MATCH.ID), List.of())),
                        row.get("undone_by", UUID.class) != null, differences.getOrDefault(row.get(MATCH.ID), List.of()))));
        return found;
    }

    private static Map<UUID, List<Difference>> differences(DSLContext sql, UUID[] matches) {
        return sql.select(DIFFERENCE.asterisk(), BOOK_VIEW.CURRENCY.as("functional")).from(DIFFERENCE).join(MATCH).on(MATCH.ID.eq(DIFFERENCE.MATCH_ID))
                .join(BOOK_VIEW).on(BOOK_VIEW.COMPANY_ID.eq(MATCH.COMPANY_ID)).where(DIFFERENCE.MATCH_ID.eq(DSL.any(matches)))
                .orderBy(DIFFERENCE.MATCH_ID, DIFFERENCE.NUMBER).stream().collect(Collectors.groupingBy(row -> row.get(DIFFERENCE.MATCH_ID),
                        Collectors.mapping(row -> new Difference(Difference.Role.valueOf(row.get(DIFFERENCE.ROLE).toUpperCase(Locale.ROOT)), row.get(DIFFERENCE.CURRENCY),
                                row.get(DIFFERENCE.ORIGINAL), row.get(DIFFERENCE.RATE) == null ? null : new ExchangeRate(Currency.of(row.get(DIFFERENCE.CURRENCY)),
                                Currency.of(row.get("functional", String.class)), row.get(DIFFERENCE.RATE), row.get(DIFFERENCE.RATE_ON), "books"),
                                row.get(DIFFERENCE.COUNTER_ACCOUNT_ID)), Collectors.toList())));
    }

    static void add(DSLContext sql, Instant now, List<Match> matches) {
        add(sql, now, matches, Map.of());
    }

    /**
     * Three statements, whatever the number of matches.
     *
     * @param differences by match
     */
    static void add(DSLContext sql, Instant now, List<Match> matches, Map<UUID, List<Difference>> differences) {
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
        addDifferences(sql, matches, differences);
    }

    private static void addDifferences(DSLContext sql, List<Match> matches, Map<UUID, List<Difference>> differences) {
        var rows = new CopyRows("claims.difference", "match_id", "number", "role", "currency", "original", "counter_account_id", "rate", "rate_on");
        for (Match match : matches) {
            int number = 0;
            for (Difference difference : differences.getOrDefault(match.id(), List.of())) {
                rows.uuid(match.id()).smallint(++number).text(difference.role().written()).text(difference.currency()).bigint(difference.original()).uuid(difference.counter());
                if (difference.rate() == null) {
                    rows.absent().absent();
                } else {
                    rows.numeric(difference.rate().value()).date(difference.rate().date());
                }
            }
        }
        rows.send(sql);
    }
}
