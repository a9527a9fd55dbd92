package io.hesuan.books.claims;

import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.Mode;
import io.hesuan.platform.batching.WritePath;
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
}
