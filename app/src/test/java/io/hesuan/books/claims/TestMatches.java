package io.hesuan.books.claims;

import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.Mode;
import io.hesuan.platform.batching.WritePath;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationContext;

import java.util.List;
import java.util.UUID;

/** Matches open items for tests of rooms above. */
public final class TestMatches {

    private TestMatches() {
    }

    /**
     * All that probably belongs together.
     *
     * @return how many matches were made
     */
    public static int everything(ApplicationContext house, UUID company) {
        var command = new MatchAutomatically(company, null, null, null, null);
        return house.getBean(WritePath.class).all(house.getBean(Matching.class).matchingAutomatically(), List.of(new Call<>(ClaimGround.HOUSE, null, command)), Mode.REAL)
                .getFirst().orElseThrow().matches();
    }

    /** All open items of an account, by its code, with a discount for what they leave. */
    public static void withDiscount(ApplicationContext house, UUID company, String account) {
        List<MatchItems.Line> lines = house.getBean(DSLContext.class).fetch("""
                SELECT i.id FROM claims.item i JOIN ledger.account a ON a.id = i.account_id WHERE i.company_id = ? AND a.code = ? AND i.open ORDER BY i.id""", company, account)
                .map(row -> new MatchItems.Line(row.get(0, UUID.class), null));
        var command = new MatchItems(company, null, "", lines, List.of(new MatchItems.Difference(Difference.Reason.DISCOUNT, null)));
        house.getBean(WritePath.class).all(house.getBean(Matching.class).matching(), List.of(new Call<>(ClaimGround.HOUSE, null, command)), Mode.REAL).getFirst().orElseThrow();
    }
}
