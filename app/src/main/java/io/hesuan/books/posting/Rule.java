package io.hesuan.books.posting;

import java.time.LocalDate;
import java.util.UUID;

/**
 * How amounts of one role become lines, as people write it.
 *
 * @param companyId  null for rules that ship
 * @param standard   {@code asbe} or {@code sme}; null for both
 * @param factType   {@code *} for any
 * @param condition  see {@link Condition}; empty: always
 * @param debit      purpose, or {@link Purposes#GOODS} or {@link Purposes#GIVEN} or {@link Purposes#COUNTER}; empty, as then the credit too: nothing is booked
 * @param formula    decimal expression of {@code amount}; empty: the amount itself
 * @param dimensions which dimensions a side takes otherwise: {@code debit.party=counterparty credit.item=none}
 * @param cashFlow   item of the cash flow statement for a line on a cash account; may be empty
 * @param validFrom  first day; null: from the beginning. Likewise {@code validTo}, the last day
 */
record Rule(UUID id, int version, UUID companyId, String standard, String code, String name, String nameEn, String factType, String role, String condition,
            String debit, String credit, String formula, String dimensions, String cashFlow, LocalDate validFrom, LocalDate validTo, boolean active) {

    static final String ANY = "*";

    boolean books() {
        return !debit.isEmpty();
    }

    boolean holdsOn(LocalDate day) {
        return active && (validFrom == null || !day.isBefore(validFrom)) && (validTo == null || !day.isAfter(validTo));
    }
}
