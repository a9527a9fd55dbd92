package io.hesuan.kernel;

import java.time.LocalDate;
import java.time.Month;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A company's fiscal year: twelve periods, each a calendar month, from a first month on. A fiscal year has the number
 * of the calendar year in which it ends: with April as the first month, 2027 runs from 2026-04-01 to 2027-03-31.
 */
public record FiscalCalendar(Month firstMonth) {

    /** The year the law prescribes on the mainland (Accounting Law, article 11). */
    public static final FiscalCalendar CALENDAR_YEAR = new FiscalCalendar(Month.JANUARY);

    private static final Pattern PERIOD = Pattern.compile("[1-9][0-9]{3}-(0[1-9]|1[0-3])");

    public FiscalCalendar {
        Objects.requireNonNull(firstMonth, "firstMonth");
    }

    /** The period of a day; never the adjustment period, which is chosen and not fallen into. */
    public FiscalPeriod periodOf(LocalDate date) {
        int monthsIn = Math.floorMod(date.getMonthValue() - firstMonth.getValue(), FiscalPeriod.MONTHS);
        LocalDate lastMonth = date.withDayOfMonth(1).plusMonths(FiscalPeriod.MONTHS - 1L - monthsIn);
        return new FiscalPeriod(this, lastMonth.getYear(), monthsIn + 1);
    }

    public FiscalPeriod period(int year, int number) {
        return new FiscalPeriod(this, year, number);
    }

    /**
     * Reads {@code 2026-11}: year, then period 01 to 13.
     *
     * @throws MalformedText when it is something else
     */
    public FiscalPeriod parse(String text) {
        if (text == null || !PERIOD.matcher(text).matches()) {
            throw new MalformedText("'" + text + "' is no fiscal period such as 2026-01 to 2026-13");
        }
        return period(Integer.parseInt(text.substring(0, 4)), Integer.parseInt(text.substring(5)));
    }
}
