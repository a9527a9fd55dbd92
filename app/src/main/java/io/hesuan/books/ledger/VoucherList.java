package io.hesuan.books.ledger;

import io.hesuan.master.company.Companies;
import io.hesuan.platform.lists.Column;
import io.hesuan.platform.lists.ListSpec;

import java.util.List;

import static hesuandb.ledger.Tables.ENTRY;
import static hesuandb.ledger.Tables.VOUCHER;

/** The list of vouchers; a number appears as soon as the sequencer has given it. */
final class VoucherList {

    private VoucherList() {
    }

    static ListSpec list() {
        var from = ENTRY.leftJoin(VOUCHER).on(VOUCHER.PERIOD.eq(ENTRY.PERIOD), VOUCHER.ENTRY_ID.eq(ENTRY.ID));
        return ListSpec.perCompany("vouchers", "voucher", Journal.READ, from, ENTRY.ID, Journal.ENTRY_ID, ENTRY.COMPANY_ID, null, "-enteredOn",
                List.of(Column.date("enteredOn", ENTRY.ENTERED_ON),
                        Column.number("period", ENTRY.PERIOD, 90),
                        Column.choice("word", ENTRY.WORD, 70, List.of("general", "receipt", "payment", "transfer")),
                        Column.number("number", VOUCHER.NUMBER, 80).notSortable(),
                        Column.choice("kind", ENTRY.KIND, 90, List.of("automatic", "manual", "reversal", "opening", "closing")),
                        Column.text("memo", ENTRY.MEMO, 300),
                        Column.amount("amount", ENTRY.AMOUNT, 130),
                        Column.reference("companyId", ENTRY.COMPANY_ID, Companies.ID),
                        Column.instant("recordedAt", ENTRY.RECORDED_AT)));
    }
}
