package io.hesuan.platform.batching;

import io.hesuan.kernel.Outcome;
import io.hesuan.platform.access.AccessRefusal;
import io.hesuan.platform.access.InCompany;
import io.hesuan.platform.audit.AuditLog;
import io.hesuan.platform.batching.Answers.KeyRace;
import io.hesuan.platform.outbox.Outbox;
import org.jooq.DSLContext;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Runs batches of commands: rights first, then answers already given, then the use case, then audit, events and answers,
 * in one transaction. Losing a race against another transaction (same key, same unique value, deadlock) means deciding
 * anew, with what the winner wrote in sight.
 */
@Component
public class WritePath {

    private static final int ATTEMPTS = 5;
    private static final int LONGEST_KEY = 200;

    /** Foreign key, unique and exclusion violations: the row was not there, or was, when the rules looked. */
    private static final Set<String> RACES = Set.of("23503", "23505", "23P01");

    private final DSLContext sql;
    private final TransactionTemplate transaction;
    private final JsonMapper json;
    private final Clock clock;
    private final Answers answers;
    private final AuditLog auditLog;
    private final Outbox outbox;
    private final WriteMeters meters;
    private final Map<String, Coalescer<?, ?>> coalescers = new ConcurrentHashMap<>();

    WritePath(DSLContext sql, PlatformTransactionManager transactions, JsonMapper json, Clock clock,
              Answers answers, AuditLog auditLog, Outbox outbox, WriteMeters meters) {
        this.sql = sql;
        this.transaction = new TransactionTemplate(transactions);
        this.json = json;
        this.clock = clock;
        this.answers = answers;
        this.auditLog = auditLog;
        this.outbox = outbox;
        this.meters = meters;
    }

    /**
     * One outcome per call, in the order of the calls. Within a transaction of the caller the batch is part of it: a lost
     * race then fails the whole, which is the caller's to try again.
     *
     * @throws IllegalStateException for a dry run within a transaction, which it would roll back
     */
    public <C, R> List<Outcome<R>> all(UseCase<C, R> useCase, List<Call<C>> calls, Mode mode) {
        boolean partOfMore = TransactionSynchronizationManager.isActualTransactionActive();
        if (partOfMore && mode == Mode.DRY_RUN) {
            throw new IllegalStateException("a dry run of " + useCase.name() + " would roll back the transaction around it");
        }
        return meters.timed(useCase.name(), mode, calls.size(), () -> attempted(useCase, calls, mode, partOfMore));
    }

    private <C, R> List<Outcome<R>> attempted(UseCase<C, R> useCase, List<Call<C>> calls, Mode mode, boolean partOfMore) {
        for (int attempt = 1; ; attempt++) {
            try {
                return transaction.execute(status -> {
                    if (mode == Mode.DRY_RUN) {
                        status.setRollbackOnly();
                    }
                    return inTransaction(useCase, calls);
                });
            } catch (RuntimeException failed) {
                if (partOfMore || attempt == ATTEMPTS || !isLostRace(failed)) {
                    throw failed;
                }
            }
        }
    }

    /**
     * One call, gathered with the others that arrive while the batch before it commits. Blocks until it is durable.
     *
     * @throws IllegalStateException within a transaction: the call is carried out in another, and would not be undone with it
     */
    @SuppressWarnings("unchecked")
    public <C, R> Outcome<R> one(UseCase<C, R> useCase, Call<C> call) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a single call of " + useCase.name() + " does not join the transaction around it");
        }
        var coalescer = (Coalescer<C, R>) coalescers.computeIfAbsent(useCase.name(),
                name -> new Coalescer<C, R>(calls -> all(useCase, calls, Mode.REAL)));
        return coalescer.submit(call);
    }

    /** One call that leaves no trace. */
    public <C, R> Outcome<R> dryRun(UseCase<C, R> useCase, Call<C> call) {
        return all(useCase, List.of(call), Mode.DRY_RUN).getFirst();
    }

    /** Whether another transaction was faster, so that deciding anew sees what it wrote. All else would fail again. */
    private static boolean isLostRace(RuntimeException failed) {
        return failed instanceof KeyRace || failed instanceof ConcurrencyFailureException
                || failed instanceof DataIntegrityViolationException violated
                && violated.getMostSpecificCause() instanceof SQLException cause && RACES.contains(cause.getSQLState());
    }

    private <C, R> List<Outcome<R>> inTransaction(UseCase<C, R> useCase, List<Call<C>> calls) {
        var writing = new Writing(sql, Instant.now(clock).truncatedTo(ChronoUnit.MICROS));
        var outcomes = new ArrayList<Outcome<R>>(Collections.nCopies(calls.size(), (Outcome<R>) null));
        refuseForeign(useCase, calls, outcomes);
        var keys = new Keys<>(calls, outcomes, json);
        keys.recall(answers.find(sql, useCase.name(), keys.all()), useCase.result());
        List<Integer> undecided = keys.undecided();
        decide(useCase, calls, undecided, writing, outcomes);
        keys.repeat();
        auditLog.write(sql, writing.now(), writing.deeds());
        outbox.write(sql, writing.now(), writing.events());
        answers.remember(sql, useCase.name(), writing.now(), keys.fresh(undecided));
        return outcomes;
    }

    private static <C, R> void refuseForeign(UseCase<C, R> useCase, List<Call<C>> calls, List<Outcome<R>> outcomes) {
        for (int i = 0; i < calls.size(); i++) {
            Call<C> call = calls.get(i);
            if (useCase.permission() != null && !call.by().may(useCase.permission())) {
                outcomes.set(i, Outcome.refused(AccessRefusal.NOT_PERMITTED, null, useCase.permission().name()));
            } else if (useCase.permission() != null && call.command() instanceof InCompany in
                    && !call.by().companies(useCase.permission()).covers(in.companyId())) {
                outcomes.set(i, Outcome.refused(AccessRefusal.COMPANY_IS_NOT_YOURS, "companyId"));
            } else if (call.key() != null && (call.key().isEmpty() || call.key().length() > LONGEST_KEY)) {
                outcomes.set(i, Outcome.refused(WriteRefusal.KEY_IS_TOO_LONG, null, LONGEST_KEY));
            }
        }
    }

    private static <C, R> void decide(UseCase<C, R> useCase, List<Call<C>> calls, List<Integer> undecided, Writing writing,
                                      List<Outcome<R>> outcomes) {
        if (undecided.isEmpty()) {
            return;
        }
        List<Outcome<R>> decided = useCase.batch().decide(writing, undecided.stream().map(calls::get).toList());
        if (decided.size() != undecided.size()) {
            throw new IllegalStateException(useCase.name() + " answered " + decided.size() + " of " + undecided.size() + " calls");
        }
        for (int i = 0; i < decided.size(); i++) {
            outcomes.set(undecided.get(i), decided.get(i));
        }
    }
}
