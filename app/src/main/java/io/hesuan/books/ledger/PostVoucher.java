package io.hesuan.books.ledger;

import io.hesuan.platform.access.InCompany;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Post a voucher by hand.
 *
 * @param opening whether it brings opening balances
 * @param word    {@code general}, {@code receipt}, {@code payment} or {@code transfer}; null lets the ledger derive it
 */
public record PostVoucher(UUID companyId, LocalDate on, boolean opening, String word, String memo, List<Line> lines) implements InCompany {

    /**
     * @param account    code, or {@code acc_…}
     * @param debit      decimal in functional currency; exactly one of debit and credit is there
     * @param currency   ISO 4217 code of the original amount; null when it is the functional one, and then the next four are null too
     * @param original   decimal in that currency
     * @param rate       functional units for one unit of it
     * @param dimensions by dimension ({@code party}, {@code work-order} …), the id with its prefix
     * @param cashFlow   item of the cash flow statement, on cash accounts
     * @param dueOn      when what is owed is due, null when nobody said
     * @param document   the number under which the partner knows it, such as that of an invoice; null when it has none
     */
    public record Line(String account, String debit, String credit, String currency, String original, String rate, LocalDate rateOn, String rateSource,
                       Map<String, String> dimensions, String cashFlow, String memo, LocalDate dueOn, String document) {

        public static Line of(String account, String debit, String credit) {
            return new Line(account, debit, credit, null, null, null, null, null, Map.of(), null, null, null, null);
        }
    }
}
