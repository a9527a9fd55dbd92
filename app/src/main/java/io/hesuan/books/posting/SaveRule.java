package io.hesuan.books.posting;

import java.time.LocalDate;
import java.util.UUID;

/**
 * Make a posting rule, or a new version of one.
 *
 * @param id      null: a new rule
 * @param version that was looked at; 0 for a new rule
 * @param note    why
 */
public record SaveRule(UUID id, int version, Content content, String note) {

    /**
     * What a rule says; see {@code Rule}.
     *
     * @param companyId null: for all companies of the standard
     * @param standard  {@code asbe} or {@code sme}; null: both
     */
    public record Content(UUID companyId, String standard, String code, String name, String nameEn, String factType, String role, String condition, String debit, String credit,
                          String formula, String dimensions, String cashFlow, LocalDate validFrom, LocalDate validTo, boolean active) {
    }
}
