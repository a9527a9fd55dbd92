package io.hesuan.books.ledger;

import io.hesuan.kernel.Ids;
import io.hesuan.kernel.Outcome;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.Mode;
import io.hesuan.platform.batching.UseCase;
import io.hesuan.platform.batching.WritePath;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationContext;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Companies with open books for tests, each its own, and short words for what is done to them. */
public final class TestBooks {

    public static final Acting HOUSE = Acting.house("test", Set.of(Journal.READ, Journal.POST, Journal.CLOSE, Journal.CHART));

    private final DSLContext sql;
    private final WritePath writePath;
    private final Vouchers vouchers;
    private final Periods periods;
    final VoucherSequencer sequencer;
    public final UUID company = Ids.next();
    final String code = "T" + company.toString().substring(24).toUpperCase(java.util.Locale.ROOT);

    public TestBooks(ApplicationContext house, String standard, String words) {
        this(house, standard, words, "CNY");
    }

    TestBooks(ApplicationContext house, String standard, String words, String currency) {
        this.sql = house.getBean(DSLContext.class);
        this.writePath = house.getBean(WritePath.class);
        this.vouchers = house.getBean(Vouchers.class);
        this.periods = house.getBean(Periods.class);
        this.sequencer = house.getBean(VoucherSequencer.class);
        sql.execute("INSERT INTO company.entity VALUES (?, 1, now(), ?, '账簿测试', '', ?, 'general', ?, 1, '', '', true, '')", company, code, standard, currency);
        run(house.getBean(ChartInstallation.class).installing(), new InstallChart(company, "2026-01", words)).orElseThrow();
    }

    <C, R> Outcome<R> run(UseCase<C, R> useCase, C command) {
        return writePath.all(useCase, List.of(new Call<>(HOUSE, null, command)), Mode.REAL).getFirst();
    }

    Outcome<EntryPosted> post(String on, PostVoucher.Line... lines) {
        return run(vouchers.posting(), new PostVoucher(company, LocalDate.parse(on), false, null, "测试", List.of(lines)));
    }

    List<Outcome<EntryPosted>> postAll(List<PostVoucher> all) {
        return writePath.all(vouchers.posting(), all.stream().map(voucher -> new Call<>(HOUSE, null, voucher)).toList(), Mode.REAL);
    }

    Outcome<EntryPosted> reverse(String entry) {
        return run(vouchers.reversing(), new ReverseEntry(Journal.ENTRY_ID.read(entry), null, null));
    }

    public Outcome<PeriodMoved> close(String period) {
        return run(periods.closing(), new MovePeriod(company, period, ""));
    }

    Outcome<PeriodMoved> reopen(String period) {
        return run(periods.reopening(), new MovePeriod(company, period, "改错"));
    }

    Outcome<PeriodMoved> carryOver(String period) {
        return run(periods.carryingOver(), new MovePeriod(company, period, ""));
    }

    /** Numbers all that waits; a transaction elsewhere may hold the settled position back for a moment. */
    public void number() {
        long waiting;
        do {
            sequencer.number();
            waiting = (Long) sql.fetchValue("SELECT count(*) FROM ledger.entry e WHERE company_id = ? AND NOT EXISTS (SELECT FROM ledger.voucher v "
                    + "WHERE v.period = e.period AND v.entry_id = e.id)", company);
        } while (waiting > 0);
    }

    CompanyBook book() {
        return Books.find(sql, Set.of(company)).get(company);
    }

    /** Debit less credit by code, of all accounts with a balance, first levels included. */
    public Map<String, Long> balances(int period) {
        return TrialBalance.of(sql, book(), 202601, period, null).stream()
                .collect(java.util.stream.Collectors.toMap(TrialBalance.Row::code, row -> row.figures().closing()));
    }

    Map<String, Long> statement(StatementSpec.Name name, int period) {
        return Statements.of(sql, book(), name, period, null).stream().filter(line -> line.first() != null)
                .collect(java.util.stream.Collectors.toMap(Statements.Line::key, Statements.Line::first));
    }

    static PostVoucher.Line debit(String account, String amount) {
        return PostVoucher.Line.of(account, amount, null);
    }

    static PostVoucher.Line credit(String account, String amount) {
        return PostVoucher.Line.of(account, null, amount);
    }

    static PostVoucher.Line about(PostVoucher.Line line, String dimension, String id) {
        return new PostVoucher.Line(line.account(), line.debit(), line.credit(), line.currency(), line.original(), line.rate(), line.rateOn(), line.rateSource(),
                Map.of(dimension, id), line.cashFlow(), line.memo(), line.dueOn(), line.document());
    }

    static PostVoucher.Line flow(PostVoucher.Line line, String cashFlow) {
        return new PostVoucher.Line(line.account(), line.debit(), line.credit(), null, null, null, null, null, line.dimensions(), cashFlow, null, null, null);
    }

}
