package io.hesuan.books.claims;

import io.hesuan.platform.access.Acting;
import io.hesuan.platform.access.CompanyScope;
import io.hesuan.platform.access.Permission;
import io.hesuan.platform.search.Hit;
import io.hesuan.platform.search.RecordFinder;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.util.List;
import java.util.Locale;
import java.util.UUID;

import static hesuandb.claims.Tables.ITEM;
import static hesuandb.party.Tables.PARTNER_VIEW;

/** Finds open items by the beginning of their document's number, what is still open first. */
@Component
class ItemFinder implements RecordFinder {

    private final DSLContext sql;

    ItemFinder(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Hit> find(String words, int most, Acting reader) {
        CompanyScope scope = reader.companies(Claims.READ);
        if (scope.isEmpty()) {
            return List.of();
        }
        var party = (reader.may(Permission.PERSONAL_DATA) ? ClaimLists.PARTY : ClaimLists.MASKED_PARTY).as("party");
        var condition = DSL.lower(ITEM.DOCUMENT).like(DSL.val(pattern(words))).and(ITEM.DOCUMENT.ne(DSL.inline("")));
        return sql.select(ITEM.ID, ITEM.DOCUMENT, party).from(ITEM).leftJoin(PARTNER_VIEW).on(PARTNER_VIEW.ID.eq(ITEM.PARTY_ID))
                .where(scope.all() ? condition : condition.and(ITEM.COMPANY_ID.eq(DSL.any(scope.companies().toArray(UUID[]::new)))))
                .orderBy(ITEM.OPEN.desc(), ITEM.ENTERED_ON.desc(), ITEM.ID).limit(most)
                .fetch(row -> new Hit("open-item", Claims.ITEM_ID.write(row.value1()), row.value2(), row.value3()));
    }

    /** What begins with the words, whatever characters these are. */
    private static String pattern(String words) {
        return words.toLowerCase(Locale.ROOT).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
