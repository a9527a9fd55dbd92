package io.hesuan.books.ledger;

import hesuandb.ledger.tables.records.EntryRecord;
import hesuandb.ledger.tables.records.LineRecord;
import io.hesuan.kernel.Currency;
import io.hesuan.kernel.ExchangeRate;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import static hesuandb.ledger.Tables.BOOK;
import static hesuandb.ledger.Tables.ENTRY;
import static hesuandb.ledger.Tables.LINE;

/** Reads entries back as they were recorded. */
final class StoredEntries {

    private StoredEntries() {
    }

    /** Those of the entries that exist, by id. Two statements. */
    static Map<UUID, StoredEntry> find(DSLContext sql, Collection<UUID> ids) {
        UUID[] wanted = ids.toArray(UUID[]::new);
        List<EntryRecord> entries = sql.selectFrom(ENTRY).where(ENTRY.ID.eq(DSL.any(wanted))).fetch();
        Integer[] periods = entries.stream().map(EntryRecord::getPeriod).distinct().toArray(Integer[]::new);
        Map<UUID, List<NewLine>> lines = sql.select(LINE.asterisk(), BOOK.CURRENCY.as("functional")).from(LINE).join(BOOK).on(BOOK.COMPANY_ID.eq(LINE.COMPANY_ID))
                .where(LINE.PERIOD.eq(DSL.any(periods)), LINE.ENTRY_ID.eq(DSL.any(wanted))).orderBy(LINE.ENTRY_ID, LINE.NUMBER)
                .stream().collect(Collectors.groupingBy(row -> row.get(LINE.ENTRY_ID),
                        Collectors.mapping(row -> line(row.into(LINE), row.get("functional", String.class)), Collectors.toList())));
        Map<UUID, StoredEntry> found = new LinkedHashMap<>();
        entries.forEach(row -> found.put(row.getId(), new StoredEntry(new NewEntry(row.getId(), row.getCompanyId(), row.getEnteredOn(),
                EntryKind.of(row.getKind()), VoucherWord.valueOf(row.getWord().toUpperCase(Locale.ROOT)), row.getFactId(), row.getReversesId(), row.getMemo(),
                row.getRecordedBy(), lines.getOrDefault(row.getId(), List.of())), row.getPeriod(), row.getRecordedAt().toInstant())));
        return found;
    }

    static Field<UUID> column(Dimension dimension) {
        return LINE.field(dimension.name().toLowerCase(Locale.ROOT) + "_id", UUID.class);
    }

    private static NewLine line(LineRecord row, String functional) {
        Dimensions dimensions = Dimensions.NONE;
        for (Dimension dimension : Dimension.values()) {
            UUID value = row.get(column(dimension));
            dimensions = value == null ? dimensions : dimensions.with(dimension, value);
        }
        Side side = row.getDebit() != 0 ? Side.DEBIT : Side.CREDIT;
        ExchangeRate rate = row.getRate() == null ? null
                : new ExchangeRate(Currency.of(row.getCurrency()), Currency.of(functional), row.getRate(), row.getRateOn(), row.getRateSource());
        LineOrigin origin = row.getRuleId() == null ? null : new LineOrigin(row.getFactLine(), row.getRuleId(), row.getRuleVersion());
        return new NewLine(row.getAccountId(), side, row.getDebit() + row.getCredit(), row.getCurrency(), row.getOriginal(), rate, dimensions, origin,
                row.getCashFlow(), row.getMemo(), row.getDueOn(), row.getDocument());
    }
}
