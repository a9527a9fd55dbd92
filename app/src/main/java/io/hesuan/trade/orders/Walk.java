package io.hesuan.trade.orders;

import io.hesuan.books.ledger.CompanyBook;
import io.hesuan.books.posting.Fact;
import io.hesuan.books.posting.FactPosted;
import io.hesuan.books.posting.Posting;
import io.hesuan.kernel.Outcome;
import io.hesuan.platform.batching.Writing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** What the orders of one batch share on their way: the transaction, their shops and books, and what happens to them. */
final class Walk {

    /** A fact that is due for an order, and what the order learns when the books have taken it. */
    record Due(SaleOrder order, Fact fact, Consumer<FactPosted> then) {
    }

    final Writing writing;
    final Collection<SaleOrder> orders;
    final Map<UUID, Shop> shops;
    final Map<UUID, CompanyBook> books;
    final Steps steps = new Steps();
    private final Posting posting;

    Walk(Writing writing, Collection<SaleOrder> orders, Map<UUID, Shop> shops, Map<UUID, CompanyBook> books, Posting posting) {
        this.writing = writing;
        this.orders = orders;
        this.shops = shops;
        this.books = books;
        this.posting = posting;
    }

    Instant now() {
        return writing.now();
    }

    Shop shop(SaleOrder order) {
        return shops.get(order.channelId);
    }

    /** The day of something that happened, as books can take it: what is learned after its period closed happens on the first open day. */
    LocalDate day(SaleOrder order, Instant at) {
        Shop shop = shop(order);
        LocalDate today = shop.day(now());
        LocalDate day = shop.day(at);
        CompanyBook book = books.get(order.companyId);
        LocalDate open = book == null ? day : book.firstOpen().firstDay();
        LocalDate wanted = day.isAfter(today) ? today : day;
        return wanted.isBefore(open) ? open : wanted;
    }

    /** Posts what is due. What a refusal leaves is a hold that names it; the order goes on when somebody has mended the cause. */
    /** @return whether the books took all of them */
    boolean post(List<Due> due) {
        boolean all = true;
        Iterator<Outcome<FactPosted>> posted = posting.post(writing, due.stream().map(Due::fact).toList()).iterator();
        for (Due one : due) {
            switch (posted.next()) {
                case Outcome.Done<FactPosted>(FactPosted done) -> {
                    one.order.changed = true;
                    one.then.accept(done);
                }
                case Outcome.Refused<FactPosted> refused -> {
                    all = false;
                    one.order.hold(Hold.NOT_POSTED, said(refused));
                }
            }
        }
        return all;
    }

    /** A refusal as it is kept: its name and what stands in the holes of its sentence. */
    static String said(Outcome.Refused<?> refused) {
        StringBuilder said = new StringBuilder(refused.refusal().name());
        refused.arguments().forEach(argument -> said.append('|').append(argument));
        return said.toString();
    }
}
