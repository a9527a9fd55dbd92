package io.hesuan.books.inventory;

import io.hesuan.books.posting.Fact;
import io.hesuan.books.posting.FactPosted;
import io.hesuan.books.posting.Posting;
import io.hesuan.kernel.Outcome;
import io.hesuan.platform.batching.Writing;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;

/** Posts the facts of those documents of a batch that were not refused before. */
final class PostedFacts {

    /** @param entry the fact as it was posted, with the moves that were done; null where the fact says nothing and was not posted */
    record Done(Fact fact, FactPosted entry) {

        UUID documentId() {
            return fact.source().documentId();
        }

        UUID factId() {
            return fact.id();
        }

        UUID companyId() {
            return fact.companyId();
        }

        String number() {
            return fact.source().documentNumber();
        }
    }

    private PostedFacts() {
    }

    static List<Outcome<Done>> of(Posting posting, Writing writing, List<Outcome<Fact>> decided) {
        List<Fact> facts = decided.stream().filter(Outcome::isDone).map(Outcome::orElseThrow).filter(PostedFacts::saysSomething).toList();
        Iterator<Outcome<FactPosted>> posted = posting.post(writing, facts).iterator();
        List<Outcome<Done>> outcomes = new ArrayList<>();
        decided.forEach(one -> outcomes.add(one.then(fact -> saysSomething(fact) ? posted.next().map(entry -> new Done(fact, entry)) : Outcome.done(new Done(fact, null)))));
        return outcomes;
    }

    private static boolean saysSomething(Fact fact) {
        return !fact.lines().isEmpty() || !fact.moves().isEmpty();
    }
}
