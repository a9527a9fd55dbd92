package io.hesuan.books.ledger;

import io.hesuan.master.company.Companies;
import io.hesuan.platform.lists.Column;
import io.hesuan.platform.lists.ListSpec;
import org.jooq.Condition;
import org.jooq.impl.DSL;

import java.util.List;

import static hesuandb.ledger.Tables.BOOK;
import static hesuandb.ledger.Tables.ENTRY;
import static hesuandb.ledger.Tables.LINE;
import static hesuandb.ledger.Tables.VOUCHER;

/** The list of vouchers; a number appears as soon as the sequencer has given it. */
final class VoucherList {

    private VoucherList() {
    }

    static ListSpec list() {
        var from = ENTRY.join(BOOK).on(BOOK.COMPANY_ID.eq(ENTRY.COMPANY_ID)).leftJoin(VOUCHER).on(VOUCHER.PERIOD.eq(ENTRY.PERIOD), VOUCHER.ENTRY_ID.eq(ENTRY.ID));
        return ListSpec.perCompany("vouchers", "voucher", Journal.READ, from, ENTRY.ID, Journal.ENTRY_ID, ENTRY.COMPANY_ID, null, "-enteredOn",
                List.of(Column.date("enteredOn", ENTRY.ENTERED_ON),
                        Column.number("period", ENTRY.PERIOD, 90).showing(row -> period(row.get(ENTRY.PERIOD))).hidden(),
                        Column.choice("word", ENTRY.WORD, 70, List.of("general", "receipt", "payment", "transfer")),
                        Column.number("number", VOUCHER.NUMBER, 80).notSortable(),
                        Column.text("memo", ENTRY.MEMO, 360),
                        Column.amount("amount", ENTRY.AMOUNT, BOOK.CURRENCY, 140).totalled(),
                        Column.choice("kind", ENTRY.KIND, 90, List.of("automatic", "manual", "reversal", "opening", "closing")),
                        Column.reference("companyId", ENTRY.COMPANY_ID, Companies.ID),
                        Column.among("accountId", accounts -> hasLine(LINE.ACCOUNT_ID.eq(DSL.any(accounts)))),
                        Column.among("partyId", parties -> hasLine(LINE.PARTY_ID.eq(DSL.any(parties)))),
                        Column.instant("recordedAt", ENTRY.RECORDED_AT)));
    }

    private static Condition hasLine(Condition condition) {
        return DSL.exists(DSL.selectOne().from(LINE).where(LINE.PERIOD.eq(ENTRY.PERIOD), LINE.ENTRY_ID.eq(ENTRY.ID), condition));
    }

    private static String period(int number) {
        return "%d-%02d".formatted(number / 100, number % 100);
    }
}
