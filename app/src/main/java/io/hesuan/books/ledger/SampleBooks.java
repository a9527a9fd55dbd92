package io.hesuan.books.ledger;

import io.hesuan.kernel.FiscalCalendar;
import io.hesuan.kernel.Outcome;
import io.hesuan.master.company.Companies;
import io.hesuan.master.company.CompanyRegister;
import io.hesuan.master.sample.SampleRoom;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.Mode;
import io.hesuan.platform.batching.WritePath;
import org.jooq.DSLContext;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Opens the books of the sample companies and fills them with half a year of vouchers, from {@code sample/books.json}. Days
 * stand there as months before this one, so that a new house is never out of date; what would lie ahead is of today.
 */
@Component
@Order(100)
@ConditionalOnProperty("hesuan.sample")
class SampleBooks implements SampleRoom {

    private static final Acting HOUSE = Acting.house("sample", Set.of(Journal.READ, Journal.POST, Journal.CLOSE));

    private final DSLContext sql;
    private final JsonMapper json;
    private final WritePath writePath;
    private final ChartInstallation charts;
    private final Vouchers vouchers;
    private final CompanyRegister companies;

    SampleBooks(DSLContext sql, JsonMapper json, WritePath writePath, ChartInstallation charts, Vouchers vouchers, CompanyRegister companies) {
        this.sql = sql;
        this.json = json;
        this.writePath = writePath;
        this.charts = charts;
        this.vouchers = vouchers;
        this.companies = companies;
    }

    /** @param monthsAgo when the books begin */
    private record Book(String company, String words, int monthsAgo, List<Voucher> vouchers) {
    }

    private record Voucher(int monthsAgo, int day, String memo, Boolean opening, Boolean reversed, List<Line> lines) {
    }

    /** @param party by its code */
    private record Line(String account, String debit, String credit, String party, String cashFlow, String memo, Integer dueInDays, String document,
                        String currency, String original, String rate, String rateSource) {
    }

    @Override
    public void fill(Map<String, String> ids) {
        LocalDate today = LocalDate.now();
        for (Book book : read()) {
            UUID company = Companies.ID.read(ids.get("company:" + book.company()));
            var calendar = new FiscalCalendar(Month.of(companies.find(sql, Set.of(company)).get(company).fiscalStartMonth()));
            var first = calendar.periodOf(YearMonth.from(today).minusMonths(book.monthsAgo()).atDay(1));
            writePath.all(charts.installing(), List.of(new Call<>(HOUSE, null, new InstallChart(company, first.toString(), book.words()))), Mode.REAL).getFirst().orElseThrow();
            List<Call<PostVoucher>> calls = book.vouchers().stream().map(voucher -> new Call<>(HOUSE, null, command(company, voucher, today, ids))).toList();
            List<Outcome<EntryPosted>> posted = writePath.all(vouchers.posting(), calls, Mode.REAL);
            List<Call<ReverseEntry>> wrong = new ArrayList<>();
            for (int i = 0; i < posted.size(); i++) {
                UUID entry = Journal.ENTRY_ID.read(posted.get(i).orElseThrow().id());
                if (Boolean.TRUE.equals(book.vouchers().get(i).reversed())) {
                    wrong.add(new Call<>(HOUSE, null, new ReverseEntry(entry, null, null)));
                }
            }
            writePath.all(vouchers.reversing(), wrong, Mode.REAL).forEach(Outcome::orElseThrow);
        }
    }

    private static PostVoucher command(UUID company, Voucher voucher, LocalDate today, Map<String, String> ids) {
        YearMonth month = YearMonth.from(today).minusMonths(voucher.monthsAgo());
        LocalDate wanted = month.atDay(Math.min(voucher.day(), month.lengthOfMonth()));
        LocalDate on = wanted.isAfter(today) ? today : wanted;
        return new PostVoucher(company, on, Boolean.TRUE.equals(voucher.opening()), null, voucher.memo(), voucher.lines().stream().map(line -> line(line, on, ids)).toList());
    }

    private static PostVoucher.Line line(Line line, LocalDate on, Map<String, String> ids) {
        return new PostVoucher.Line(line.account(), line.debit(), line.credit(), line.currency(), line.original(), line.rate(), line.rate() == null ? null : on,
                line.rateSource(), line.party() == null ? Map.of() : Map.of("party", ids.get("party:" + line.party())), line.cashFlow(), line.memo(),
                line.dueInDays() == null ? null : on.plusDays(line.dueInDays()), line.document());
    }

    private List<Book> read() {
        try {
            String text = new ClassPathResource("sample/books.json").getContentAsString(StandardCharsets.UTF_8);
            return List.of(json.readValue(text, Book[].class));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("sample/books.json", unreadable);
        }
    }
}
