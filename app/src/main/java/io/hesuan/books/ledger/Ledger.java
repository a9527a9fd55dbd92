package io.hesuan.books.ledger;

import io.hesuan.kernel.Outcome;
import io.hesuan.platform.batching.Writing;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import static hesuandb.ledger.Tables.ACCOUNT;
import static hesuandb.ledger.Tables.REVERSAL;

/**
 * The face for rooms that post: look, check, append. All three in one transaction, each with a fixed number of
 * statements, whatever the size of the batch.
 */
@Component
public class Ledger {

    /** No line of a book is larger; minor units. */
    public static final long LARGEST_AMOUNT = EntryRules.LARGEST_AMOUNT;

    private final ObjectProvider<EntryFollower> followers;
    private final ObjectProvider<ReversalObstacle> obstacles;

    Ledger(ObjectProvider<EntryFollower> followers, ObjectProvider<ReversalObstacle> obstacles) {
        this.followers = followers;
        this.obstacles = obstacles;
    }

    /**
     * Books and accounts, read under a shared lock per company: a period that is open in the view stays open until the
     * transaction ends. Three statements. What is not there is missing in the view, and {@link #check} refuses it by name.
     */
    public LedgerView view(DSLContext sql, Set<UUID> companies, Set<UUID> accounts) {
        Books.share(sql, companies);
        return new LedgerView(Books.find(sql, companies), Accounts.find(sql, accounts));
    }

    /** Entries as they were recorded, by id; those that are not there are missing. Two statements. */
    public Map<UUID, NewEntry> entries(DSLContext sql, Collection<UUID> ids) {
        Map<UUID, NewEntry> entries = new HashMap<>();
        StoredEntries.find(sql, ids).forEach((id, stored) -> entries.put(id, stored.entry()));
        return entries;
    }

    /** Those of the entries that were taken back. */
    public Set<UUID> reversed(DSLContext sql, Collection<UUID> ids) {
        return new HashSet<>(sql.select(REVERSAL.REVERSED_ID).from(REVERSAL).where(REVERSAL.REVERSED_ID.eq(DSL.any(ids.toArray(UUID[]::new)))).fetch(REVERSAL.REVERSED_ID));
    }

    /** All accounts of a company, by id. */
    public Map<UUID, Account> chart(DSLContext sql, UUID company) {
        return Accounts.find(sql, ACCOUNT.COMPANY_ID.eq(company));
    }

    /** The accounts of companies by their codes, and any others by id: what a batch may come to book on. One statement. */
    public Map<UUID, Account> accounts(DSLContext sql, Set<UUID> companies, Set<String> codes, Set<UUID> ids) {
        return Accounts.find(sql, ACCOUNT.COMPANY_ID.eq(DSL.any(companies.toArray(UUID[]::new)))
                .and(ACCOUNT.CODE.eq(DSL.any(codes.toArray(String[]::new))).or(ACCOUNT.ID.eq(DSL.any(ids.toArray(UUID[]::new))))));
    }

    /** The first reason, in order of precedence, why the ledger would not take the entry; empty when it would. Pure. */
    public <R> Optional<Outcome.Refused<R>> check(LedgerView view, NewEntry entry) {
        return EntryRules.check(view, entry);
    }

    /** Whether something may happen on a day that books nothing, as goods of others that move: the refusal, or empty when it may. Pure. */
    public <R> Optional<Outcome.Refused<R>> checkDay(LedgerView view, UUID companyId, LocalDate on) {
        return EntryRules.checkPeriod(view.companies().get(companyId), on);
    }

    /**
     * Why rooms above do not let entries be taken back now, by entry; those that may be are missing. Ask before a reversal is
     * appended; the answer holds until the transaction ends.
     */
    public Map<UUID, Outcome.Refused<EntryPosted>> obstacles(DSLContext sql, Collection<UUID> entries) {
        Map<UUID, Outcome.Refused<EntryPosted>> found = new HashMap<>();
        obstacles.orderedStream().forEach(each -> each.obstacles(sql, entries).forEach(found::putIfAbsent));
        return found;
    }

    /**
     * Records entries that passed {@link #check} with this view. Call it last in a batch: it ends with the rows that all
     * batches share. Six statements at most, and those of the followers.
     */
    public void append(Writing writing, LedgerView view, List<NewEntry> entries) {
        followers.forEach(follower -> follower.follow(writing, view, entries));
        new Recording(view, writing.now()).record(writing.sql(), entries);
    }
}
