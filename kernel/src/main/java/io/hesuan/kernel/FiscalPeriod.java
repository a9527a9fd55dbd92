package io.hesuan.kernel;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;

/**
 * One period of a fiscal year. Periods 1 to 12 are its months; 13 takes closing adjustments, has the dates of period
 * 12, and comes after it.
 *
 * @param year the calendar year in which the fiscal year ends, 1000 to 9999
 * @param number 1 to 13
 */
public record FiscalPeriod(FiscalCalendar calendar, int year, int number) implements Comparable<FiscalPeriod> {

    static final int MONTHS = 12;
    private static final int ADJUSTMENT = 13;

    public FiscalPeriod {
        Objects.requireNonNull(calendar, "calendar");
        if (year < 1000 || year > 9999 || number < 1 || number > ADJUSTMENT) {
            throw new IllegalArgumentException("no fiscal period " + number + " of year " + year);
        }
    }

    public LocalDate firstDay() {
        int monthsBeforeEnd = MONTHS - Math.min(number, MONTHS);
        return lastMonthOfYear().minusMonths(monthsBeforeEnd);
    }

    public LocalDate lastDay() {
        return firstDay().plusMonths(1).minusDays(1);
    }

    public boolean contains(LocalDate date) {
        return !date.isBefore(firstDay()) && !date.isAfter(lastDay());
    }

    public boolean isAdjustment() {
        return number == ADJUSTMENT;
    }

    /** Period 13 of the same year. */
    public FiscalPeriod adjustment() {
        return new FiscalPeriod(calendar, year, ADJUSTMENT);
    }

    /** The following month; it passes over the adjustment period, and leads from it into the next year. */
    public FiscalPeriod next() {
        return number < MONTHS ? new FiscalPeriod(calendar, year, number + 1) : new FiscalPeriod(calendar, year + 1, 1);
    }

    /** The month before; from the adjustment period it is the last month of the same year. */
    public FiscalPeriod previous() {
        return number > 1 ? new FiscalPeriod(calendar, year, number - 1) : new FiscalPeriod(calendar, year - 1, MONTHS);
    }

    /** By year, then number. @throws IllegalArgumentException when the calendars differ */
    @Override
    public int compareTo(FiscalPeriod other) {
        if (!calendar.equals(other.calendar)) {
            throw new IllegalArgumentException("periods of two calendars cannot be compared: " + this + ", " + other);
        }
        return year != other.year ? Integer.compare(year, other.year) : Integer.compare(number, other.number);
    }

    /** {@code 2026-11}, which sorts as the periods do and is read back by {@link FiscalCalendar#parse}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%04d-%02d", year, number);
    }

    private LocalDate lastMonthOfYear() {
        return LocalDate.of(year, calendar.firstMonth().minus(1), 1);
    }
}
