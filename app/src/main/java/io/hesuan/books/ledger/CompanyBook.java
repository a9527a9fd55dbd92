package io.hesuan.books.ledger;

import io.hesuan.kernel.Currency;
import io.hesuan.kernel.FiscalCalendar;
import io.hesuan.kernel.FiscalPeriod;

import java.time.LocalDate;
import java.util.UUID;

/**
 * What a company's books are kept by, and how far they are closed.
 *
 * @param standard      {@code asbe} or {@code sme}
 * @param currency      functional currency
 * @param firstPeriod   the first period that takes entries, as {@link #number}
 * @param closedThrough the last closed period of the ledger, as {@link #number}; 0 when none is
 */
public record CompanyBook(UUID companyId, String standard, Currency currency, FiscalCalendar calendar, int firstPeriod, VoucherWords words, int closedThrough) {

    /** A period as the tables have it: year × 100 + number. */
    public static int number(FiscalPeriod period) {
        return period.year() * 100 + period.number();
    }

    public int periodOf(LocalDate day) {
        return number(calendar.periodOf(day));
    }

    public FiscalPeriod period(int number) {
        return calendar.period(number / 100, number % 100);
    }

    public boolean isOpen(int period) {
        return period >= firstPeriod && period > closedThrough;
    }

    /** The earliest period that takes entries now. */
    public FiscalPeriod firstOpen() {
        return closedThrough == 0 ? period(firstPeriod) : period(closedThrough).next();
    }
}
