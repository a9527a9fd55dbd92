package io.hesuan.books.ledger;

import io.hesuan.kernel.Outcome;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.access.Permission;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.Mode;
import io.hesuan.platform.batching.UseCase;
import io.hesuan.platform.batching.WritePath;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationContext;

import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/** The ledger with 0.1, 1 and 10 million lines of one company: what posting, looking at it, closing a month and proving it all cost. */
public final class LedgerBench {

    private static final long[] LINES = {100_000, 1_000_000, 10_000_000};
    private static final int ENTRIES_OF_A_BATCH = 500;
    private static final int LINES_OF_A_SALE = 3;
    private static final int LINES_WITH_COST = 10;
    private static final int ROUNDS = 4;
    private static final int BATCHES_OF_A_ROUND = 10;
    private static final int REPEATS = 21;
    private static final long LOOK_MS = 50;
    private static final long CLOSE_S = 5;
    private static final long HEAP_MB = 1_024;
    private static final Acting CALLER = Acting.house("bench", Set.of(Journal.READ, Journal.POST, Journal.CLOSE));

    private final DSLContext sql;
    private final WritePath writePath;
    private final ApplicationContext house;
    private final Connection owner;
    private final PrintStream out;
    private final BenchEntries entries;
    private final UseCase<NewEntry, Integer> append;

    /** @param owner for what an application may not: twins of its tables */
    public LedgerBench(ApplicationContext house, Connection owner, PrintStream out) {
        this.owner = owner;
        this.house = house;
        this.out = out;
        this.sql = house.getBean(DSLContext.class);
        this.writePath = house.getBean(WritePath.class);
        this.entries = new BenchEntries(sql);
        Ledger ledger = house.getBean(Ledger.class);
        this.append = new UseCase<>("bench.append", Integer.class, (Permission) null, (writing, calls) -> {
            LedgerView view = ledger.view(writing.sql(), Set.of(entries.company), entries.accounts.keySet());
            ledger.append(writing, view, calls.stream().map(Call::command).toList());
            return calls.stream().map(call -> Outcome.done(1)).toList();
        });
    }

    /** @param most how many lines at most, so that the largest step can be left out */
    public void run(long most) throws SQLException, IOException {
        long there = 0;
        for (long lines : Arrays.stream(LINES).filter(lines -> lines <= most).toArray()) {
            long nanos = 0;
            long batches = (lines - there) / LINES_OF_A_SALE / ENTRIES_OF_A_BATCH;
            for (long batch = 0; batch < batches; batch++) {
                LocalDate on = BenchEntries.FIRST.plusDays(batch * 365 / batches); // as a year goes by
                nanos += post(any -> entries.sale(on));
            }
            there += batches * ENTRIES_OF_A_BATCH * LINES_OF_A_SALE;
            told("append_3_lines", lines, perSecond(batches * ENTRIES_OF_A_BATCH * LINES_OF_A_SALE, nanos), "lines/s", 0);
            measurePosting(lines);
            there += (long) ROUNDS * BATCHES_OF_A_ROUND * ENTRIES_OF_A_BATCH * LINES_WITH_COST;
            long begin = System.nanoTime();
            numberAll();
            told("number_vouchers_" + step(lines) + "_ms", lines, (System.nanoTime() - begin) / 1_000_000, "ms", 0);
            sql.execute("ANALYZE ledger.turnover, ledger.dimension_turnover, ledger.voucher");
            measureLooking(lines);
            measureClosing(lines);
            measureProving(lines);
        }
    }

    /** By turns: batches posted, and the same rows by plain COPY, so that both meet the same machine. */
    private void measurePosting(long lines) throws SQLException, IOException {
        long posting = 0;
        long copying = 0;
        try (var raw = new RawJournal(owner)) {
            for (int round = 0; round < ROUNDS; round++) {
                List<Long> positions = new ArrayList<>();
                for (int batch = 0; batch < BATCHES_OF_A_ROUND; batch++) {
                    posting += post(any -> entries.saleWithCost(BenchEntries.FIRST.plusMonths(11)));
                    positions.add((Long) sql.fetchValue("SELECT max(commit_position) FROM ledger.entry"));
                }
                copying += raw.write(positions);
            }
        }
        long written = (long) ROUNDS * BATCHES_OF_A_ROUND * ENTRIES_OF_A_BATCH * LINES_WITH_COST;
        told("append_batch_500", lines, perSecond(written, posting), "lines/s", perSecond(written, copying));
    }

    private void measureLooking(long lines) {
        CompanyBook book = Books.find(sql, Set.of(entries.company)).get(entries.company);
        Account sales = entries.accounts.get(entries.account("6001"));
        var page = new AccountLedger.Query(sales.id(), 202601, 202612, null, null, null, null, 100);
        told("trial_balance_" + step(lines) + "_ms", lines, median(() -> TrialBalance.of(sql, book, 202601, 202612, null)), "ms", LOOK_MS);
        told("account_ledger_" + step(lines) + "_ms", lines, median(() -> AccountLedger.page(sql, book, sales, page)), "ms", LOOK_MS);
        told("balance_sheet_" + step(lines) + "_ms", lines, median(() -> Statements.of(sql, book, StatementSpec.Name.BALANCE_SHEET, 202612, null)), "ms", LOOK_MS);
    }

    private void measureClosing(long lines) {
        var periods = house.getBean(Periods.class);
        var move = new MovePeriod(entries.company, "2026-01", "bench");
        long begin = System.nanoTime();
        run(periods.carryingOver(), move);
        numberAll();
        run(periods.closing(), move);
        told("close_" + step(lines) + "_s", lines, BigDecimal.valueOf((System.nanoTime() - begin) / 1_000_000, 3), "s", CLOSE_S);
        run(periods.reopening(), move);
    }

    private void measureProving(long lines) {
        long begin = System.nanoTime();
        VoucherChain.Walk chain = house.getBean(VoucherChain.class).walk();
        told("verify_chain", lines, perSecond(chain.vouchers(), System.nanoTime() - begin), "entries/s", 200_000);
        begin = System.nanoTime();
        VoucherContents.Walk contents = house.getBean(VoucherContents.class).walk();
        long nanos = System.nanoTime() - begin;
        told("verify_contents", lines, perSecond(contents.entries(), nanos), "entries/s", 0);
        told("verify_contents_lines", lines, perSecond(contents.lines(), nanos), "lines/s", 0);
        if (chain.breach() != null || contents.breach() != null) {
            throw new IllegalStateException(chain.breach() + ", " + contents.breach());
        }
        Runtime memory = Runtime.getRuntime();
        told("heap_" + step(lines) + "_mb", lines, (memory.totalMemory() - memory.freeMemory()) >> 20, "MB", HEAP_MB);
    }

    /** The house's own round numbers too, so what counts is that nothing waits any more. */
    private void numberAll() {
        do {
            house.getBean(VoucherSequencer.class).number();
        } while (!Boolean.TRUE.equals(sql.fetchValue("SELECT (SELECT max(commit_position) FROM ledger.entry) = (SELECT max(commit_position) FROM ledger.voucher)")));
    }

    /** Posts one batch. @return nanoseconds until it was durable */
    private long post(Function<Integer, NewEntry> entry) {
        List<Call<NewEntry>> calls = new ArrayList<>();
        for (int i = 0; i < ENTRIES_OF_A_BATCH; i++) {
            calls.add(new Call<>(CALLER, null, entry.apply(i)));
        }
        long begin = System.nanoTime();
        writePath.all(append, calls, Mode.REAL);
        return System.nanoTime() - begin;
    }

    private long median(Runnable look) {
        long[] micros = new long[REPEATS];
        for (int i = 0; i < REPEATS; i++) {
            long begin = System.nanoTime();
            look.run();
            micros[i] = (System.nanoTime() - begin) / 1_000;
        }
        Arrays.sort(micros);
        return (micros[REPEATS / 2] + 500) / 1_000;
    }

    private static long perSecond(long count, long nanos) {
        return count * 1_000_000_000L / Math.max(1, nanos);
    }

    /** As figures are named: 100k, 1m, 10m. */
    private static String step(long lines) {
        return lines < 1_000_000 ? lines / 1_000 + "k" : lines / 1_000_000 + "m";
    }

    private void told(String figure, long lines, long value, String unit, long limit) {
        told(figure, lines, BigDecimal.valueOf(value), unit, limit);
    }

    /** @param limit what the machine does at best, or what is wanted; 0 where there is nothing to compare with */
    private void told(String figure, long lines, BigDecimal value, String unit, long limit) {
        String ratio = limit == 0 ? "null" : value.divide(BigDecimal.valueOf(limit), 2, RoundingMode.HALF_UP).toString();
        out.printf(Locale.ROOT, "%-22s %,12d lines %14s %-10s %s%n", figure, lines, value.toPlainString(), unit, limit == 0 ? "" : String.format(Locale.ROOT, "limit %,d, ratio %s", limit, ratio));
        out.printf(Locale.ROOT, "{\"bench\":\"books\",\"figure\":\"%s\",\"lines\":%d,\"value\":%s,\"unit\":\"%s\",\"limit\":%s,\"ratio\":%s}%n", figure, lines, value.toPlainString(), unit,
                limit == 0 ? "null" : String.valueOf(limit), ratio);
        out.flush();
    }

    private void run(UseCase<MovePeriod, PeriodMoved> useCase, MovePeriod move) {
        writePath.all(useCase, List.of(new Call<>(CALLER, null, move)), Mode.REAL).getFirst().orElseThrow();
    }
}
