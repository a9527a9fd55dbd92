package io.hesuan.books.claims;

import io.hesuan.platform.access.Acting;
import io.hesuan.platform.access.CompanyScope;
import io.hesuan.platform.home.HomeException;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Says on the first page what is overdue, and what we have to pay within a week. */
@Component
class ClaimsAtHome implements HomeException {

    private static final ZoneId HERE = ZoneId.of("Asia/Shanghai");
    private static final int WEEK = 7;
    private static final int COUNT_CAP = 1_000;

    private final DSLContext sql;
    private final Clock clock;

    ClaimsAtHome(DSLContext sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public List<Found> look(Acting reader) {
        CompanyScope scope = reader.companies(Claims.READ);
        if (scope.isEmpty()) {
            return List.of();
        }
        LocalDate today = LocalDate.now(clock.withZone(HERE));
        List<Found> found = new ArrayList<>();
        add(found, "receivables-overdue", count(scope, "asset", null, today.minusDays(1)), "/open-items?f.class=asset&f.open=true&f.dueOn=.." + today.minusDays(1));
        add(found, "payables-overdue", count(scope, "liability", null, today.minusDays(1)), "/open-items?f.class=liability&f.open=true&f.dueOn=.." + today.minusDays(1));
        add(found, "payables-due", count(scope, "liability", today, today.plusDays(WEEK)),
                "/open-items?f.class=liability&f.open=true&f.dueOn=" + today + ".." + today.plusDays(WEEK));
        return found;
    }

    private static void add(List<Found> found, String kind, int count, String to) {
        if (count > 0) {
            found.add(new Found(kind, List.of(count == COUNT_CAP ? COUNT_CAP + "+" : String.valueOf(count)), to));
        }
    }

    /** Debts that are open, by due day; what settles has no due day that one must watch. */
    private int count(CompanyScope scope, String accountClass, LocalDate from, LocalDate to) {
        UUID[] companies = scope.all() ? null : scope.companies().toArray(UUID[]::new);
        return sql.fetchSingle("""
                SELECT count(*)::int FROM (SELECT FROM claims.item i JOIN ledger.account_view a ON a.id = i.account_id
                 WHERE i.open AND (?::uuid[] IS NULL OR i.company_id = ANY (?::uuid[])) AND (?::date IS NULL OR i.due_on >= ?) AND i.due_on <= ?
                   AND a.class = ? AND i.amount * CASE WHEN a.class = 'asset' THEN 1 ELSE -1 END > 0 LIMIT ?) AS capped""",
                companies, companies, from, from, to, accountClass, COUNT_CAP).get(0, Integer.class);
    }
}
