package io.hesuan.books.ledger;

import io.hesuan.kernel.Ids;
import io.hesuan.kernel.Outcome;
import io.hesuan.master.company.Companies;
import io.hesuan.master.party.Parties;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.lists.ListQuery;
import io.hesuan.platform.lists.Lists;
import io.hesuan.testing.HouseTest;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import static io.hesuan.books.ledger.TestBooks.about;
import static io.hesuan.books.ledger.TestBooks.credit;
import static io.hesuan.books.ledger.TestBooks.debit;
import static io.hesuan.books.ledger.TestBooks.flow;
import static org.assertj.core.api.Assertions.assertThat;

/** What the screens of the ledger ask for. */
@HouseTest
class BookPagesTest {

    @Autowired ApplicationContext house;
    @Autowired DSLContext sql;
    @Autowired Lists lists;
    @Autowired ChartPages charts;
    @Autowired PeriodPages periods;
    @Autowired AccountPeriods accountPeriods;
    @Autowired MonthlyFigures monthly;
    @Autowired StatementPages statements;
    @Autowired EntryPages entries;
    @Autowired LedgerReports reports;

    private static final Acting READER = Acting.house("test", Set.of(Journal.READ, Parties.READ));

    private TestBooks books;
    private String company;
    private UUID customer;

    @BeforeEach
    void open() {
        books = new TestBooks(house, "asbe", "three");
        company = Companies.ID.write(books.company);
        customer = Ids.next();
        sql.execute("INSERT INTO party.partner (id, version, changed_at, code, name, short_name, kind, roles, credit_code, tax_number, contacts, addresses, bank_accounts, contact_name, contact_phone, city, payment_days, "
                + "currency, responsible, remark, active, search_text) VALUES (?, 1, now(), ?, '青禾美妆', '', 'organisation', '{customer}', '', '', '[]', '[]', '[]', '', '', '', 30, 'CNY', '', '', true, '')",
                customer, "C" + customer.toString().substring(24));
        books.post("2026-01-05", about(debit("112201", "1130.00"), "party", Parties.ID.write(customer)), credit("6001", "1000.00"), credit("22210101", "130.00"));
        books.post("2026-02-06", flow(debit("1002", "500.00"), "sales"), about(credit("112201", "500.00"), "party", Parties.ID.write(customer)));
    }

    @Test
    void theChartKnowsWhatEachAccountHoldsWithThoseBelowAndWhatCashMayBeTaggedWith() {
        var chart = charts.chart(company, TestBooks.HOUSE);
        assertThat(chart.accounts()).filteredOn(account -> List.of("1122", "112201", "1002").contains(account.code())).extracting(account -> account.code() + " " + account.balance())
                .containsExactly("1002 500.00", "1122 630.00", "112201 630.00");
        assertThat(chart.cashItems()).extracting(ChartPages.CashItem::key).contains("sales", "purchases");
        assertThat(chart.decimals()).isEqualTo(2);
    }

    @Test
    void aVoucherNamesItsPartiesAndItsSealHoldsUntilSomebodyChangesALine() {
        var posted = ((Outcome.Done<EntryPosted>) books.post("2026-02-07", flow(debit("1002", "7.50"), "sales"),
                about(credit("112201", "7.50"), "party", Parties.ID.write(customer)))).result();
        UUID entry = Journal.ENTRY_ID.read(posted.id());
        assertThat(entries.find(entry, READER).orElseThrow().seal()).isNull();
        books.number();
        var page = entries.find(entry, READER).orElseThrow();
        assertThat(page.seal().intact()).isTrue();
        assertThat(page.seal().chainNumber()).isEqualTo(3);
        assertThat(page.capitals()).isEqualTo("柒元伍角整");
        assertThat(page.lines().get(1).accountName()).isEqualTo("应收账款 / 应收客户款");
        assertThat(page.lines().get(1).dimensions()).containsExactly(new DimensionNames.Value("party", Parties.ID.write(customer), "C" + customer.toString().substring(24), "青禾美妆"));
    }

    @Test
    void periodsShowWhatTheyHoldAndWhatCarryingOverWouldPost() {
        var page = periods.periods(company, TestBooks.HOUSE);
        assertThat(page.firstOpen()).isEqualTo("2026-01");
        assertThat(page.periods().getFirst()).returns("open", PeriodPages.PeriodView::state).returns(3L, PeriodPages.PeriodView::lines).returns(false, PeriodPages.PeriodView::carriedOver);
        assertThat(periods.carryOver(company, "2026-01", TestBooks.HOUSE)).singleElement().satisfies(planned -> {
            assertThat(planned.total()).isEqualTo("1000.00");
            assertThat(planned.lines()).extracting(EntryPages.LineView::accountCode).containsExactly("6001", "4103");
        });
        books.carryOver("2026-01");
        books.number();
        books.close("2026-01");
        books.reopen("2026-01");
        var after = periods.periods(company, TestBooks.HOUSE);
        assertThat(after.periods().getFirst().carriedOver()).isTrue();
        assertThat(after.history()).extracting(PeriodPages.WatermarkView::version).containsExactly(2, 1);
        assertThat(after.watermarks()).singleElement().returns(null, PeriodPages.WatermarkView::closedThrough);
    }

    @Test
    void anAccountIsReadPeriodByPeriodAndItsLinesWithThoseOfAccountsBelow() {
        var page = accountPeriods.page(company, "1122", "2026-01", "2026-03", TestBooks.HOUSE);
        assertThat(page.rows()).extracting(row -> row.period() + " " + row.debit() + " " + row.credit() + " " + row.yearDebit() + " " + row.balance())
                .containsExactly("2026-01 1130.00 0.00 1130.00 1130.00", "2026-02 0.00 500.00 1130.00 630.00", "2026-03 0.00 0.00 1130.00 630.00");
        assertThat(accountPeriods.page(company, "1122", "2026-02", "2026-02", TestBooks.HOUSE).opening()).isEqualTo("1130.00");
        var lines = reports.accountLedger(company, "1122", "2026-02", "2026-02", null, null, null, null, 10, TestBooks.HOUSE);
        assertThat(lines.opening()).isEqualTo("1130.00");
        assertThat(lines.rows()).singleElement().returns("112201", LedgerReports.LedgerLine::accountCode).returns("630.00", LedgerReports.LedgerLine::balance);
    }

    @Test
    void monthsAreToldByWhatLiesAtTheirEndAndWhatTheyBrought() {
        assertThat(books.post("2026-02-20", debit("660203", "80.00"), flow(credit("1002", "80.00"), "purchases"))).isInstanceOf(Outcome.Done.class);
        var figures = monthly.figures(company, 36, TestBooks.HOUSE);
        assertThat(figures.currency()).isEqualTo("CNY");
        assertThat(figures.months()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(figures.months().get(0)).isEqualTo(new MonthlyFigures.MonthEnd("2026-01", "0.00", "0.00", "1130.00", "0.00", "1000.00"));
        assertThat(figures.months().get(1)).isEqualTo(new MonthlyFigures.MonthEnd("2026-02", "420.00", "0.00", "630.00", "0.00", "-80.00"));
        assertThat(monthly.figures(company, 1, TestBooks.HOUSE).months()).hasSize(1);
    }

    @Test
    void theRowsOfAStatementAddUpFromTheirPartsDownToCashLines() {
        for (StatementSpec.Name name : StatementSpec.Name.values()) {
            for (LedgerReports.StatementRow row : reports.statement(company, name, "2026-02", null, TestBooks.HOUSE).rows()) {
                if (row.first() != null) {
                    var parts = statements.row(company, name.written(), row.key(), "2026-02", null, TestBooks.HOUSE).parts();
                    assertThat(parts.stream().map(part -> new BigDecimal(part.first())).reduce(BigDecimal.ZERO, BigDecimal::add)).as(row.key()).isEqualByComparingTo(row.first());
                    assertThat(parts.stream().map(part -> new BigDecimal(part.second())).reduce(BigDecimal.ZERO, BigDecimal::add)).as(row.key()).isEqualByComparingTo(row.second());
                }
            }
        }
        assertThat(statements.row(company, "balance-sheet", "accounts-receivable", "2026-02", null, TestBooks.HOUSE).parts())
                .containsExactly(new StatementPages.PartView("debit-balances", "112201", "应收客户款", "630.00", "0.00"));
        assertThat(statements.row(company, "cash-flow", "sales", "2026-02", null, TestBooks.HOUSE).parts())
                .containsExactly(new StatementPages.PartView("cash-item", "1002", "银行存款", "500.00", "500.00"));
        assertThat(reports.accountLedger(company, "1002", "2026-01", "2026-02", null, null, "sales", null, 10, TestBooks.HOUSE).rows()).hasSize(1);
        assertThat(reports.accountLedger(company, "1002", "2026-01", "2026-02", null, null, "purchases", null, 10, TestBooks.HOUSE).rows()).isEmpty();
    }

    @Test
    void statementsStandAsTheyWereRecordedAtAMoment() throws InterruptedException {
        Thread.sleep(5);
        Instant moment = Instant.now();
        Thread.sleep(5);
        Map<StatementSpec.Name, List<LedgerReports.StatementRow>> before = new java.util.EnumMap<>(StatementSpec.Name.class);
        for (StatementSpec.Name name : StatementSpec.Name.values()) {
            before.put(name, at(name, null));
        }
        books.post("2026-02-08", flow(debit("1002", "60.00"), "sales"), about(credit("112201", "60.00"), "party", Parties.ID.write(customer)));
        books.post("2026-02-09", about(debit("112201", "9.00"), "party", Parties.ID.write(customer)), credit("6001", "9.00"));
        before.forEach((name, rows) -> {
            assertThat(at(name, moment)).isEqualTo(rows);
            assertThat(at(name, null)).isNotEqualTo(rows);
        });
        assertThat(row(StatementSpec.Name.BALANCE_SHEET, "accounts-receivable", moment)).isEqualTo("630.00");
        assertThat(row(StatementSpec.Name.INCOME_STATEMENT, "revenue", moment)).isEqualTo("0.00");
        assertThat(row(StatementSpec.Name.CASH_FLOW, "sales", moment)).isEqualTo("500.00");
    }

    private List<LedgerReports.StatementRow> at(StatementSpec.Name name, Instant moment) {
        return reports.statement(company, name, "2026-02", moment, TestBooks.HOUSE).rows();
    }

    private String row(StatementSpec.Name name, String key, Instant moment) {
        return at(name, moment).stream().filter(each -> each.key().equals(key)).findFirst().orElseThrow().first();
    }

    @Test
    void vouchersAreFoundByAccountAndPartyAndTheirSumIsTold() {
        var spec = lists.spec("vouchers");
        Map<String, String> ofCompany = Map.of("companyId", company);
        var all = lists.page(spec, new ListQuery(null, null, null, 10, ofCompany), TestBooks.HOUSE);
        assertThat(all.totals()).containsEntry("amount", "1630.00");
        var some = lists.page(spec, new ListQuery(null, null, null, 10, Map.of("companyId", company, "accountId", accountId("1002"), "partyId", Parties.ID.write(customer))), TestBooks.HOUSE);
        assertThat(some.rows()).extracting(row -> row.get("amount")).containsExactly("500.00");
        assertThat(lists.page(spec, new ListQuery(null, null, null, 10, Map.of("companyId", company, "amount", "1000..2000")), TestBooks.HOUSE).rows()).hasSize(1);
    }

    @Test
    void yenHasNoDecimalsAndDinarsHaveThree() {
        for (var each : Map.of("JPY", "1200", "KWD", "1.234").entrySet()) {
            TestBooks foreign = new TestBooks(house, "asbe", "single", each.getKey());
            foreign.post("2026-01-05", debit("1002", each.getValue()), credit("4001", each.getValue()));
            String id = Companies.ID.write(foreign.company);
            var page = lists.page(lists.spec("vouchers"), new ListQuery(null, null, null, 10, Map.of("companyId", id, "amount", each.getValue() + ".." + each.getValue())), TestBooks.HOUSE);
            assertThat(page.rows()).extracting(row -> row.get("amount")).containsExactly(each.getValue());
            assertThat(page.totals()).containsEntry("amount", each.getValue());
            assertThat(foreign.post("2026-01-05", debit("1002", each.getValue()), credit("4001", "1")).toString()).contains("ENTRY_IS_UNBALANCED", each.getValue());
        }
    }

    @Test
    void openingEntriesAreBalancesBeforeTheFirstPeriodInEveryReport() {
        String party = Parties.ID.write(customer);
        var opening = new PostVoucher(books.company, java.time.LocalDate.of(2026, 1, 3), true, null, "opening", List.of(about(debit("112201", "70.00"), "party", party),
                debit("1002", "30.00"), credit("4001", "100.00")));
        assertThat(books.postAll(List.of(opening))).allMatch(Outcome::isDone);
        var late = new PostVoucher(books.company, java.time.LocalDate.of(2026, 2, 3), true, null, "opening", opening.lines());
        assertThat(books.postAll(List.of(late)).getFirst().reason()).contains(LedgerRefusal.OPENING_AFTER_FIRST_PERIOD);
        for (String to : List.of("2026-01", "2026-02")) {
            assertThat(reports.trialBalance(company, "2026-01", to, null, TestBooks.HOUSE).rows()).filteredOn(row -> row.code().equals("112201"))
                    .extracting(row -> row.opening() + " " + row.debit() + " " + row.yearDebit()).containsExactly("70.00 1130.00 1130.00");
            assertThat(accountPeriods.page(company, "1122", "2026-01", to, TestBooks.HOUSE)).satisfies(sheet -> {
                assertThat(sheet.opening()).isEqualTo("70.00");
                assertThat(sheet.rows().getFirst()).returns("1130.00", AccountPeriods.Row::debit).returns("1200.00", AccountPeriods.Row::balance);
            });
            assertThat(reports.byDimension(company, "112201", "party", "2026-01", to, READER).rows()).singleElement().returns("70.00", LedgerReports.DimensionRow::opening)
                    .returns("1130.00", LedgerReports.DimensionRow::debit);
        }
        assertThat(accountPeriods.page(company, "1122", "2026-02", "2026-02", TestBooks.HOUSE).opening()).isEqualTo("1200.00");
        var lines = reports.accountLedger(company, "112201", "2026-01", "2026-01", "party", party, null, null, 10, TestBooks.HOUSE);
        assertThat(lines.opening()).isEqualTo("70.00");
        assertThat(lines.rows()).singleElement().returns("1200.00", LedgerReports.LedgerLine::balance);
        var sheet = reports.statement(company, StatementSpec.Name.BALANCE_SHEET, "2026-02", null, TestBooks.HOUSE).rows();
        assertThat(sheet).filteredOn(row -> row.key().equals("accounts-receivable")).extracting(LedgerReports.StatementRow::second).containsExactly("70.00");
        assertThat(sheet).filteredOn(row -> row.key().equals("total-assets")).extracting(LedgerReports.StatementRow::second).containsExactly("100.00");
        assertThat(reports.statement(company, StatementSpec.Name.CASH_FLOW, "2026-01", null, TestBooks.HOUSE).rows())
                .filteredOn(row -> List.of("untagged", "cash-before").contains(row.key())).extracting(LedgerReports.StatementRow::first).containsExactly("0.00", "30.00");
    }

    @Test
    void aTemplateIsKeptUnderItsNameReplacedAndDropped() {
        VoucherTemplates templates = house.getBean(VoucherTemplates.class);
        TemplateController controller = house.getBean(TemplateController.class);
        var rent = new TemplateController.TemplateLine("rent", "660203", "800.00", "", List.of(), "");
        books.run(templates.keeping(), new VoucherTemplates.KeepTemplate(books.company, "rent", List.of(rent, rent))).orElseThrow();
        String id = books.run(templates.keeping(), new VoucherTemplates.KeepTemplate(books.company, "rent", List.of(rent))).orElseThrow().id();
        assertThat(controller.list(company, TestBooks.HOUSE).templates()).containsExactly(new TemplateController.Template(id, "rent", List.of(rent)));
        UUID elsewhere = new TestBooks(house, "sme", "single").company;
        assertThat(books.run(templates.dropping(), new VoucherTemplates.DropTemplate(elsewhere, VoucherTemplates.ID.read(id))).isDone()).as("of another company").isFalse();
        assertThat(books.run(templates.dropping(), new VoucherTemplates.DropTemplate(books.company, VoucherTemplates.ID.read(id))).isDone()).isTrue();
        assertThat(controller.list(company, TestBooks.HOUSE).templates()).isEmpty();
    }

    private String accountId(String code) {
        return Journal.ACCOUNT_ID.write(sql.fetchSingle("SELECT id FROM ledger.account WHERE company_id = ? AND code = ?", books.company, code).get(0, UUID.class));
    }
}
