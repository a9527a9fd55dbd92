package io.hesuan.books.claims;

import java.time.LocalDate;

/**
 * When what is owed becomes due. Pure.
 *
 * @param days         after the day of the document, 0 is at once
 * @param fromMonthEnd whether they count from the end of that month
 * @param dayOfMonth   the day on which one pays after that, 31 is the last of the month; null for no such day
 */
public record PaymentTerms(int days, boolean fromMonthEnd, Integer dayOfMonth) {

    public static final PaymentTerms AT_ONCE = new PaymentTerms(0, false, null);

    /** The due day of a document of this day. */
    public LocalDate dueOn(LocalDate day) {
        LocalDate due = (fromMonthEnd ? day.withDayOfMonth(day.lengthOfMonth()) : day).plusDays(days);
        if (dayOfMonth == null) {
            return due;
        }
        LocalDate payment = payment(due);
        return payment.isBefore(due) ? payment(due.withDayOfMonth(1).plusMonths(1)) : payment;
    }

    private LocalDate payment(LocalDate inMonth) {
        return inMonth.withDayOfMonth(Math.min(dayOfMonth, inMonth.lengthOfMonth()));
    }
}
