package io.hesuan.books.ledger;

import hesuandb.ledger.tables.records.AccountRecord;
import io.hesuan.kernel.FiscalCalendar;
import io.hesuan.kernel.FiscalPeriod;
import io.hesuan.kernel.Ids;
import io.hesuan.kernel.MalformedText;
import io.hesuan.kernel.Outcome;
import io.hesuan.master.company.Companies;
import io.hesuan.master.company.Company;
import io.hesuan.master.company.CompanyRegister;
import io.hesuan.platform.audit.AuditEntry;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.UseCase;
import io.hesuan.platform.batching.Writing;
import io.hesuan.platform.search.SearchText;
import io.hesuan.platform.web.RequestRefusal;
import org.springframework.stereotype.Component;

import java.time.Month;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import static hesuandb.ledger.Tables.BOOK;

/** Opens books: the use case {@link InstallChart}. */
@Component
class ChartInstallation {

    private final CompanyRegister companies;

    ChartInstallation(CompanyRegister companies) {
        this.companies = companies;
    }

    UseCase<InstallChart, ChartInstalled> installing() {
        return new UseCase<>("chart.install", ChartInstalled.class, Journal.CLOSE, this::install);
    }

    private List<Outcome<ChartInstalled>> install(Writing writing, List<Call<InstallChart>> calls) {
        Set<UUID> ids = new HashSet<>();
        calls.forEach(call -> ids.add(call.command().companyId()));
        Books.lock(writing.sql(), ids);
        Map<UUID, Company> known = companies.find(writing.sql(), ids);
        Set<UUID> open = new HashSet<>(Books.find(writing.sql(), ids).keySet());
        List<AccountRecord> rows = new ArrayList<>();
        List<Outcome<ChartInstalled>> outcomes = new ArrayList<>();
        for (Call<InstallChart> call : calls) {
            UUID id = call.command().companyId();
            Outcome<FiscalPeriod> first = check(call.command(), known.get(id), open.contains(id));
            outcomes.add(first.map(period -> {
                open.add(id);
                return open(writing, call, known.get(id), period, rows);
            }));
        }
        if (!rows.isEmpty()) {
            writing.sql().batchInsert(rows).execute();
        }
        return outcomes;
    }

    private static Outcome<FiscalPeriod> check(InstallChart command, Company company, boolean open) {
        if (company == null) {
            return Outcome.refused(RequestRefusal.RECORD_NOT_FOUND, "companyId", Companies.ID.write(command.companyId()));
        }
        if (open) {
            return Outcome.refused(LedgerRefusal.BOOK_IS_OPEN, "companyId", company.name());
        }
        if (!"single".equals(command.words()) && !"three".equals(command.words())) {
            return Outcome.refused(LedgerRefusal.VOUCHER_WORDS_UNKNOWN, "words", String.valueOf(command.words()));
        }
        try {
            FiscalPeriod period = new FiscalCalendar(Month.of(company.fiscalStartMonth())).parse(command.firstPeriod());
            if (!period.isAdjustment() && period.year() >= 2000 && period.year() < 2900) {
                return Outcome.done(period);
            }
        } catch (MalformedText malformed) {
            // refused below, like a period out of range
        }
        return Outcome.refused(LedgerRefusal.PERIOD_NOT_UNDERSTOOD, "firstPeriod", String.valueOf(command.firstPeriod()));
    }

    private static ChartInstalled open(Writing writing, Call<InstallChart> call, Company company, FiscalPeriod first, List<AccountRecord> rows) {
        Standard standard = Standard.of(company.standard());
        InstallChart command = call.command();
        writing.sql().insertInto(BOOK).values(command.companyId(), standard.stored(), company.currency(), company.fiscalStartMonth(),
                CompanyBook.number(first), command.words(), writing.now().atOffset(ZoneOffset.UTC), call.by().userId()).execute();
        List<AccountRecord> accounts = accounts(writing, command.companyId(), Chart.of(standard));
        rows.addAll(accounts);
        writing.audit(call.by(), AuditEntry.of("open-books", "company", command.companyId(), company.code() + " " + company.name()).inCompany(command.companyId()));
        return new ChartInstalled(standard.stored(), first.toString(), accounts.size());
    }

    private static List<AccountRecord> accounts(Writing writing, UUID company, Chart chart) {
        Map<String, UUID> ids = new HashMap<>();
        chart.rows().forEach(row -> ids.put(row.code(), Ids.next()));
        return chart.rows().stream().map(row -> {
            AccountRecord account = writing.sql().newRecord(hesuandb.ledger.Tables.ACCOUNT);
            account.setId(ids.get(row.code()));
            account.setVersion(1);
            account.setChangedAt(writing.now().atOffset(ZoneOffset.UTC));
            account.setCompanyId(company);
            account.setCode(row.code());
            account.setName(row.name());
            account.setNameEn(row.nameEn());
            account.setClass_(row.accountClass());
            account.setSide(row.side());
            account.setParentId(ids.get(chart.above(row.code())));
            account.setPostable(!chart.hasAccountsBelow(row.code()));
            account.setControl(row.control());
            account.setCash(row.cash());
            account.setRequiredDimensions(row.required());
            account.setBalanceDimensions(row.balance());
            account.setActive(true);
            account.setSearchText(SearchText.of(row.code(), row.name(), row.nameEn()));
            return account;
        }).toList();
    }
}
