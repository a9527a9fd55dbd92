package io.hesuan.books.posting;

import io.hesuan.books.ledger.Ledger;
import io.hesuan.books.stock.LateCost;
import io.hesuan.books.stock.LateCosts;
import io.hesuan.books.stock.Stock;
import io.hesuan.books.stock.ValuedMove;
import io.hesuan.kernel.Outcome;
import io.hesuan.platform.batching.Writing;
import org.springframework.stereotype.Component;

import java.util.List;

/** The face for rooms whose documents move goods or money: facts in, books written, in the caller's transaction. */
@Component
public class Posting {

    private final Ledger ledger;
    private final Stock stock;
    private final LateCosts lateCosts;
    private final RuleBooks rules;

    Posting(Ledger ledger, Stock stock, LateCosts lateCosts, RuleBooks rules) {
        this.ledger = ledger;
        this.stock = stock;
        this.lateCosts = lateCosts;
        this.rules = rules;
    }

    /**
     * Posts facts in their order: goods are moved and valued, rules make the entries, open items follow, and what moved in
     * and out of the value of goods is compared with what was booked on their accounts. Refused facts leave nothing and the others
     * go on. The number of statements does not depend on the number of facts.
     */
    public List<Outcome<FactPosted>> post(Writing writing, List<Fact> facts) {
        return facts.isEmpty() ? List.of() : new PostingBatch(ledger, stock, rules, writing, facts).post();
    }

    /**
     * Posts a fact whose amounts are costs learned after their goods came in: they follow the goods to where these are now.
     * Late costs of one item go one after the other, a few statements each, since each reads what the one before has done.
     *
     * <p>Pools are written before the rules have spoken: a caller that goes on after a refusal goes back to a savepoint first.
     *
     * @param costs all of the fact's company, each with the fact's id
     */
    public Outcome<FactPosted> postLate(Writing writing, Fact fact, List<LateCost> costs) {
        List<ValuedMove> moves = new java.util.ArrayList<>();
        for (LateCost cost : costs) {
            switch (lateCosts.spread(writing, cost)) {
                case Outcome.Done<List<ValuedMove>>(List<ValuedMove> spread) -> moves.addAll(spread);
                case Outcome.Refused<List<ValuedMove>> refused -> {
                    return refused.map(never -> null);
                }
            }
        }
        return postValued(writing, fact, moves);
    }

    /** Posts a fact whose goods stock has valued already, in this transaction. */
    public Outcome<FactPosted> postValued(Writing writing, Fact fact, List<ValuedMove> moves) {
        return new PostingBatch(ledger, stock, rules, writing, List.of(fact)).postValued(moves);
    }
}
