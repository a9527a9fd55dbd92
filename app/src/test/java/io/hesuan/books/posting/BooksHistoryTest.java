package io.hesuan.books.posting;

import io.hesuan.kernel.Outcome;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.Mode;
import io.hesuan.platform.batching.UseCase;
import io.hesuan.platform.batching.WritePath;
import io.hesuan.testing.HouseTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** Random histories through the real house, compared with books kept by hand, and with themselves in other orders and batches. */
@HouseTest
class BooksHistoryTest {

    @Autowired
    private ApplicationContext house;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void theBooksAreWhatOneWouldKeepByHand(long seed) {
        var ground = new PostingGround(house, "asbe");
        boolean owing = seed % 3 == 0;
        if (owing) {
            ground.allowShortage();
        }
        var history = new RandomHistory(ground, seed, 160, owing ? List.of("moving-average", "month-average", "moving-average")
                : List.of("moving-average", "fifo", "specific-lot", "standard", "month-average"));
        var naive = new NaiveBooks(history.methods, RandomHistory.STANDARD_CENTS, owing);
        var random = new Random(seed);
        int refused = 0;
        for (int from = 0; from < history.facts.size(); ) {
            List<Fact> batch = history.facts.subList(from, Math.min(history.facts.size(), from + 1 + random.nextInt(20)));
            List<Outcome<FactPosted>> outcomes = ground.postAll(batch);
            for (int at = 0; at < batch.size(); at++) {
                assertThat(naive.post(batch.get(at))).as("fact %s of seed %s, %s: %s", from + at, seed, batch.get(at), outcomes.get(at)).isEqualTo(outcomes.get(at).isDone());
                refused += outcomes.get(at).isRefused() ? 1 : 0;
            }
            agree(ground, history, naive, "after fact " + (from + batch.size()) + " of seed " + seed);
            from += batch.size();
        }
        assertThat(refused).as("a history without refusals tries nothing").isBetween(owing ? 2 : 10, 100);
    }

    private static void agree(PostingGround ground, RandomHistory history, NaiveBooks naive, String when) {
        assertThat(ground.goods()).as("value of goods " + when).isEqualTo(naive.goods());
        assertThat(ground.balances()).as("balances " + when).isEqualTo(naive.balances());
        assertThat(claims(ground)).as("open items " + when).isEqualTo(naive.claims());
        for (UUID item : history.methods.keySet()) {
            for (UUID place : List.of(ground.hangzhou, ground.shanghai, io.hesuan.books.stock.Place.DISPATCHED, io.hesuan.books.stock.Place.TRANSIT)) {
                assertThat(onHand(ground, item, place)).as("units of a %s item %s", history.methods.get(item), when).isEqualByComparingTo(naive.units(item, place));
            }
        }
    }

    private static BigDecimal onHand(PostingGround ground, UUID item, UUID place) {
        return BigDecimal.valueOf((Long) ground.sql.fetchValue("SELECT coalesce(sum(on_hand), 0)::bigint FROM stock.balance WHERE company_id = ? AND item_id = ? AND place_id = ?",
                ground.company, item, place), 6);
    }

    /** Open items by account and party. */
    private static Map<String, String> claims(PostingGround ground) {
        Map<String, String> claims = new TreeMap<>();
        ground.sql.fetch("""
                SELECT a.code || ' ' || i.party_id, sum(i.open_amount)::bigint FROM claims.item i JOIN ledger.account a ON a.id = i.account_id
                 WHERE i.company_id = ? GROUP BY 1 HAVING sum(i.open_amount) <> 0""", ground.company)
                .forEach(row -> claims.put(row.get(0, String.class), PostingGround.yuan(row.get(1, Long.class))));
        return claims;
    }

    @Test
    void factsThatAreThereChangeNothingWhenTheyComeAgain() {
        var ground = new PostingGround(house, "asbe");
        var history = RandomHistory.of(ground, 21, 120);
        List<Outcome<FactPosted>> first = ground.postAll(history.facts);
        Map<Fact, UUID> entries = new LinkedHashMap<>();
        for (int at = 0; at < first.size(); at++) {
            if (first.get(at) instanceof Outcome.Done<FactPosted>(FactPosted posted)) {
                entries.put(history.facts.get(at), posted.entryId());
            }
        }
        String before = everything(ground);
        List<Fact> again = new ArrayList<>(entries.keySet());
        again.addAll(entries.keySet());
        Collections.shuffle(again, new Random(21));
        List<Outcome<FactPosted>> answers = ground.postAll(again);
        for (int at = 0; at < again.size(); at++) {
            assertThat(answers.get(at).orElseThrow().entryId()).isEqualTo(entries.get(again.get(at)));
        }
        assertThat(everything(ground)).isEqualTo(before);
    }

    /** Balances, and how many rows there are of everything that is only added to. */
    private static String everything(PostingGround ground) {
        StringBuilder all = new StringBuilder().append(ground.balances()).append(ground.goods()).append(claims(ground));
        for (String table : List.of("posting.fact", "stock.move", "ledger.entry", "ledger.line", "claims.item")) {
            all.append(' ').append(ground.sql.fetchValue("SELECT count(*) FROM " + table + " WHERE company_id = ?", ground.company));
        }
        return all.toString();
    }

    /** A cost, or a reduction, that comes after its goods have gone all ways: stock and ledger change by the same, and suppliers by all of it. */
    @Test
    void lateCostsFollowTheirGoodsAndTieOut() {
        var ground = new PostingGround(house, "asbe");
        var history = RandomHistory.of(ground, 51, 150);
        List<Outcome<FactPosted>> outcomes = ground.postAll(history.facts);
        var random = new Random(51);
        int spread = 0;
        for (int at = 0; at < outcomes.size(); at++) {
            Fact fact = history.facts.get(at);
            if (outcomes.get(at).isDone() && fact.type().equals("goods-received") && random.nextInt(3) == 0) {
                BigDecimal before = balance(ground, "220202");
                String amount = BigDecimal.valueOf(random.nextInt(2_000) - 700 + 1, 2).toPlainString();
                ground.fact("late-cost", "2026-11-20").party(ground.supplier).postLate(RandomHistory.item(fact), fact.id(), amount);
                assertThat(before.subtract(balance(ground, "220202"))).as("owed to the supplier").isEqualByComparingTo(amount);
                for (String account : List.of("1405", "1406")) {
                    assertThat(ground.goods().get(account)).as("goods on " + account + " after a late cost of " + amount).isEqualTo(ground.balances().get(account));
                }
                spread++;
            }
        }
        assertThat(spread).isGreaterThan(5);
    }

    private static BigDecimal balance(PostingGround ground, String account) {
        return new BigDecimal(ground.balances().getOrDefault(account, "0"));
    }

    @Test
    void whatIsTakenBackLeavesNothing() {
        var ground = new PostingGround(house, "asbe");
        var history = RandomHistory.of(ground, 41, 200);
        List<Fact> money = history.facts.stream().filter(fact -> RandomHistory.item(fact) == null).toList();
        ground.postAll(money).forEach(Outcome::orElseThrow);
        assertThat(ground.balances()).isNotEmpty();
        List<Fact> shuffled = new ArrayList<>(money);
        Collections.shuffle(shuffled, new Random(41));
        UseCase<ReverseFact, FactAnswer> reversing = house.getBean(FactUseCases.class).reversing();
        var by = Acting.house("test", Set.of(PostingRights.POST));
        List<Call<ReverseFact>> calls = shuffled.stream().map(fact -> Call.of(by, new ReverseFact(fact.id(), null))).toList();
        house.getBean(WritePath.class).all(reversing, calls, Mode.REAL).forEach(Outcome::orElseThrow);
        assertThat(ground.balances()).isEmpty();
        assertThat(ground.sql.fetch("SELECT id FROM claims.item WHERE company_id = ? AND open", ground.company)).as("open items").isEmpty();
        assertThat(house.getBean(WritePath.class).all(reversing, calls, Mode.REAL)).allSatisfy(again -> assertThat(again.reason()).contains(PostingRefusal.FACT_WAS_REVERSED));
    }

    @Test
    void oneBatchOrManyAndAnyOrderOfItemsGiveTheSameBooks() {
        for (long seed = 31; seed < 34; seed++) {
            Map<String, Map<String, String>> books = new LinkedHashMap<>();
            for (String way : List.of("in one batch", "one by one", "item by item", "money last")) {
                var ground = new PostingGround(house, "asbe");
                var history = RandomHistory.of(ground, seed, 90);
                arranged(history, way, new Random(seed)).forEach(ground::postAll);
                Map<String, String> balances = new TreeMap<>(ground.balances());
                ground.goods().forEach((account, value) -> balances.put("goods " + account, value));
                claims(ground).forEach((key, value) -> balances.merge("open items " + key.substring(0, key.indexOf(' ')), value,
                        (one, other) -> new BigDecimal(one).add(new BigDecimal(other)).toPlainString()));
                books.put(way, balances);
            }
            assertThat(books.values()).as("ways %s of seed %s", books, seed).allSatisfy(way -> assertThat(way).isEqualTo(books.get("in one batch")));
        }
    }

    private static List<List<Fact>> arranged(RandomHistory history, String way, Random random) {
        List<UUID> items = new ArrayList<>(history.methods.keySet());
        List<Fact> goods = history.facts.stream().filter(fact -> RandomHistory.item(fact) != null).toList();
        List<Fact> money = new ArrayList<>(history.facts.stream().filter(fact -> RandomHistory.item(fact) == null).toList());
        Collections.shuffle(items, random);
        Collections.shuffle(money, random);
        return switch (way) {
            case "in one batch" -> List.of(history.facts);
            case "one by one" -> history.facts.stream().map(List::of).toList();
            case "item by item" -> {
                List<List<Fact>> arranged = new ArrayList<>(List.of(money));
                items.forEach(item -> arranged.add(goods.stream().filter(fact -> item.equals(RandomHistory.item(fact))).toList()));
                yield arranged;
            }
            default -> List.of(goods, money);
        };
    }
}
