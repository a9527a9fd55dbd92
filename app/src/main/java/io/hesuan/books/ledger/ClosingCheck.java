package io.hesuan.books.ledger;

import io.hesuan.kernel.Outcome;
import org.jooq.DSLContext;

import java.util.Optional;

/** Something that must be true before a period may close: a bean of the ledger, or of a room above. */
public interface ClosingCheck {

    /** In lower case with dashes; people read it in the locale files as {@code closing.check.<name>}. */
    String name();

    /**
     * @param period as {@link CompanyBook#number}
     * @return the obstacle, empty when there is none
     */
    Optional<Outcome.Refused<PeriodMoved>> obstacle(DSLContext sql, CompanyBook book, int period);
}
