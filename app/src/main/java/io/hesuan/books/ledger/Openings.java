package io.hesuan.books.ledger;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import static hesuandb.ledger.Tables.ENTRY;
import static hesuandb.ledger.Tables.LINE;

/**
 * Opening entries stand in the first period of a book, like all entries; people read them as balances before it, not as
 * what was moved in it. They are few, and an index of their own finds them.
 */
final class Openings {

    /** Minor units. @param value of the dimension asked for; the nil id where lines name none or no dimension was asked for */
    record Opening(UUID account, UUID value, long debit, long credit) {

        long net() {
            return debit - credit;
        }

        /** The figures over a range, with this before it instead of in it. */
        TrialBalance.Figures before(TrialBalance.Figures figures, CompanyBook book, int from, int to) {
            boolean within = from <= book.firstPeriod() && book.firstPeriod() <= to;
            boolean ofYear = to / 100 == book.firstPeriod() / 100 && book.firstPeriod() <= to;
            return new TrialBalance.Figures(within ? figures.opening() + net() : figures.opening(), within ? figures.debit() - debit : figures.debit(),
                    within ? figures.credit() - credit : figures.credit(), ofYear ? figures.yearDebit() - debit : figures.yearDebit(),
                    ofYear ? figures.yearCredit() - credit : figures.yearCredit());
        }
    }

    private Openings() {
    }

    /** One statement. @param recordedBy null for all; @param dimension null for none; @param lines which lines count */
    static List<Opening> of(DSLContext sql, CompanyBook book, Instant recordedBy, Dimension dimension, Condition lines) {
        Field<UUID> none = DSL.inline(Recording.NONE);
        Field<UUID> value = dimension == null ? none : DSL.coalesce(StoredEntries.column(dimension), none);
        Condition recorded = recordedBy == null ? DSL.noCondition() : ENTRY.RECORDED_AT.le(recordedBy.atOffset(ZoneOffset.UTC));
        var moved = DSL.select(LINE.ACCOUNT_ID, value.as("value"), LINE.DEBIT, LINE.CREDIT).from(ENTRY)
                .join(LINE).on(LINE.PERIOD.eq(ENTRY.PERIOD), LINE.ENTRY_ID.eq(ENTRY.ID))
                .where(ENTRY.COMPANY_ID.eq(book.companyId()), ENTRY.PERIOD.eq(book.firstPeriod()), ENTRY.KIND.eq(DSL.inline("opening")), recorded, lines).asTable("moved");
        Field<UUID> account = moved.field(LINE.ACCOUNT_ID);
        Field<UUID> of = moved.field("value", UUID.class);
        return sql.select(account, of, DSL.sum(moved.field(LINE.DEBIT)), DSL.sum(moved.field(LINE.CREDIT))).from(moved).groupBy(account, of)
                .fetch(row -> new Opening(row.value1(), row.value2(), row.value3().longValueExact(), row.value4().longValueExact()));
    }
}
