package io.hesuan.trade.customers;

import org.jooq.DSLContext;

import java.util.List;
import java.util.UUID;

/** What a room keeps about a pseudonym, for the person who asks what is known of him: a bean of that room. */
public interface PersonalRecords {

    /** What it is, as {@code orders}. */
    String kind();

    /** @return one record each, of plain values */
    List<?> of(DSLContext sql, UUID companyId, String pseudonym);
}
