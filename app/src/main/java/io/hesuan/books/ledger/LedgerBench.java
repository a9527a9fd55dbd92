package io.hesuan.books.ledger;

import io.hesuan.kernel.Ids;
import io.hesuan.kernel.Outcome;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.access.Permission;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.Mode;
import io.hesuan.platform.batching.UseCase;
import io.hesuan.platform.batching.WritePath;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationContext;

import java.io.PrintStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

import static hesuandb.ledger.Tables.ACCOUNT;

/** The ledger with 0.1, 1 and 10 million lines of one company: what looking at it, closing a month and proving it all cost. */
public final class LedgerBench {

    private static final long[] LINES = {100_000, 1_000_000, 10_000_000};
    private static final int ENTRIES_OF_A_BATCH = 5_000;
    private static final int LINES_OF_AN_ENTRY = 3;
    private static final int REPEATS = 21;
    private static final Acting CALLER = Acting.house("bench", Set.of(Journal.READ, Journal.POST, Journal.CLOSE));

    private final DSLContext sql;
    private final WritePath writePath;
    private final Ledger ledger;
    private final ApplicationContext house;
    private final PrintStream out;
    private final Random random = new Random(1);
    private final UUID company = Ids.next();
    private final UUID[] parties = new UUID[1_000];
    private final UUID[] channels = new UUID[10];
    private Map<UUID, Account> accounts;
    private UUID debtors;
    private UUID sales;
    private UUID tax;

    public LedgerBench(ApplicationContext house, PrintStream out) {
        this.house = house;
        this.out = out;
        this.sql = house.getBean(DSLContext.class);
        this.writePath = house.getBean(WritePath.class);
        this.ledger = house.getBean(Ledger.class);
        Arrays.setAll(parties, any -> Ids.next());
        Arrays.setAll(channels, any -> Ids.next());
    }

    /** @param most how many lines at most, so that the largest step can be left out */
    public void run(long most) {
        openBooks();
        long there = 0;
        for (long lines : Arrays.stream(LINES).filter(lines -> lines <= most).toArray()) {
            long begin = System.nanoTime();
            fill((lines - there) / LINES_OF_AN_ENTRY);
            long seconds = Math.max(1, (System.nanoTime() - begin) / 1_000_000_000);
            told("append_lines_per_s", lines, (lines - there) / seconds, "lines/s");
            there = lines;
            begin = System.nanoTime();
            numberAll();
            told("number_vouchers_ms", lines, (System.nanoTime() - begin) / 1_000_000, "ms");
            sql.execute("ANALYZE ledger.turnover, ledger.dimension_turnover, ledger.voucher");
            measure(lines);
        }
    }

    private void measure(long lines) {
        CompanyBook book = Books.find(sql, Set.of(company)).get(company);
        told("trial_balance_ms", lines, median(() -> TrialBalance.of(sql, book, 202601, 202612, null)), "ms");
        told("account_ledger_ms", lines, median(() -> AccountLedger.page(sql, book, accounts.get(sales), new AccountLedger.Query(sales, 202601, 202612, null, null, null, null, 100))), "ms");
        told("balance_sheet_ms", lines, median(() -> Statements.of(sql, book, StatementSpec.Name.BALANCE_SHEET, 202612, null)), "ms");
        var periods = house.getBean(Periods.class);
        var move = new MovePeriod(company, "2026-01", "bench");
        long begin = System.nanoTime();
        run(periods.carryingOver(), move);
        numberAll();
        run(periods.closing(), move);
        told("close_ms", lines, (System.nanoTime() - begin) / 1_000_000, "ms");
        run(periods.reopening(), move);
        begin = System.nanoTime();
        VoucherChain.Walk walk = house.getBean(VoucherChain.class).walk();
        long millis = Math.max(1, (System.nanoTime() - begin) / 1_000_000);
        if (walk.breach() != null) {
            throw new IllegalStateException(walk.breach());
        }
        told("verify_chain", lines, walk.entries() * 1_000 / millis, "entries/s");
        Runtime memory = Runtime.getRuntime();
        told("heap_mb", lines, (memory.totalMemory() - memory.freeMemory()) >> 20, "MB");
    }

    /** The house's own round numbers too, so what counts is that nothing waits any more. */
    private void numberAll() {
        do {
            house.getBean(VoucherSequencer.class).number();
        } while (!Boolean.TRUE.equals(sql.fetchValue("SELECT (SELECT max(commit_position) FROM ledger.entry) = (SELECT max(commit_position) FROM ledger.voucher)")));
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

    private void told(String figure, long lines, long value, String unit) {
        out.printf(Locale.ROOT, "%-22s %,12d lines %,14d %s%n", figure, lines, value, unit);
        out.printf(Locale.ROOT, "{\"bench\":\"books\",\"figure\":\"%s\",\"lines\":%d,\"value\":%d,\"unit\":\"%s\"}%n", figure, lines, value, unit);
        out.flush();
    }

    private void openBooks() {
        sql.execute("INSERT INTO ledger.book VALUES (?, 'asbe', 'CNY', 1, 202601, 'single', now(), NULL)", company);
        for (Chart.Row row : Chart.of(Standard.ASBE).rows()) {
            sql.execute("INSERT INTO ledger.account VALUES (?, 1, now(), ?, ?, ?, '', ?, ?, NULL, true, 'none', ?, '{}', ?, true, '')", Ids.next(), company,
                    row.code(), row.name(), row.accountClass(), row.side(), row.cash(), row.balance());
        }
        accounts = Accounts.find(sql, ACCOUNT.COMPANY_ID.eq(company));
        debtors = account("112201");
        sales = account("6001");
        tax = account("22210101");
    }

    private UUID account(String code) {
        return accounts.values().stream().filter(account -> account.code().equals(code)).findFirst().orElseThrow().id();
    }

    private void fill(long entries) {
        var append = new UseCase<LocalDate, Integer>("bench.append", Integer.class, (Permission) null, (writing, calls) -> {
            LedgerView view = ledger.view(writing.sql(), Set.of(company), Set.of(debtors, sales, tax));
            List<NewEntry> batch = calls.stream().map(call -> entry(call.command())).toList();
            ledger.append(writing, view, batch);
            return calls.stream().map(call -> Outcome.done(1)).toList();
        });
        LocalDate first = LocalDate.of(2026, 1, 1);
        for (long done = 0; done < entries; done += ENTRIES_OF_A_BATCH) {
            List<Call<LocalDate>> calls = new ArrayList<>();
            for (long i = done; i < Math.min(entries, done + ENTRIES_OF_A_BATCH); i++) {
                calls.add(new Call<>(CALLER, null, first.plusDays(random.nextInt(365))));
            }
            writePath.all(append, calls, Mode.REAL);
        }
    }

    private NewEntry entry(LocalDate on) {
        long net = 1_000 + random.nextInt(1_000_000);
        long vat = net * 13 / 100;
        return new NewEntry(Ids.next(), company, on, EntryKind.AUTOMATIC, null, Ids.next(), null, "bench", null, List.of(
                NewLine.of(debtors, Side.DEBIT, net + vat, "CNY", Dimensions.NONE.with(Dimension.PARTY, parties[random.nextInt(parties.length)])),
                NewLine.of(sales, Side.CREDIT, net, "CNY", Dimensions.NONE.with(Dimension.CHANNEL, channels[random.nextInt(channels.length)]).with(Dimension.ITEM, parties[0])),
                NewLine.of(tax, Side.CREDIT, vat, "CNY", Dimensions.NONE)));
    }

    private void run(UseCase<MovePeriod, PeriodMoved> useCase, MovePeriod move) {
        writePath.all(useCase, List.of(new Call<>(CALLER, null, move)), Mode.REAL).getFirst().orElseThrow();
    }
}
