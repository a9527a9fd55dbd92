package io.hesuan.books.ledger;

import io.hesuan.kernel.Ids;
import io.hesuan.kernel.Outcome;
import io.hesuan.master.party.Parties;
import io.hesuan.testing.HouseTest;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import static io.hesuan.books.ledger.TestBooks.about;
import static io.hesuan.books.ledger.TestBooks.credit;
import static io.hesuan.books.ledger.TestBooks.debit;
import static io.hesuan.books.ledger.TestBooks.flow;
import static org.assertj.core.api.Assertions.assertThat;

/** A year of a small company: vouchers, reversal, carrying over, closing, reopening, and what the statements then say. */
@HouseTest
class BooksTest {

    @Autowired ApplicationContext house;
    @Autowired DSLContext sql;

    private TestBooks books;

    @BeforeEach
    void open() {
        books = new TestBooks(house, "asbe", "three");
    }

    @Test
    void bothChartsStandWithTheirTreesAndStatements() {
        for (TestBooks each : List.of(books, new TestBooks(house, "sme", "single"))) {
            assertThat(sql.fetchValue("SELECT count(*) FROM ledger.account WHERE company_id = ? AND length(code) > 4 AND parent_id IS NULL", each.company)).isEqualTo(0L);
            assertThat(sql.fetchValue("SELECT count(*) FROM ledger.account a WHERE company_id = ? AND postable = EXISTS (SELECT FROM ledger.account b WHERE b.parent_id = a.id)",
                    each.company)).isEqualTo(0L);
            for (StatementSpec.Name name : StatementSpec.Name.values()) {
                assertThat(each.statement(name, 202601)).isNotEmpty();
            }
        }
        assertThat(books.run(house.getBean(ChartInstallation.class).installing(), new InstallChart(books.company, "2026-01", "single")).reason())
                .contains(LedgerRefusal.BOOK_IS_OPEN);
    }

    @Test
    void wordsAreDerivedAndNumbersHaveNoGaps() {
        books.post("2026-01-05", debit("1002", "1000.00"), credit("4001", "1000.00"));
        books.post("2026-01-06", debit("660203", "10.00"), credit("1002", "10.00"));
        assertThat(books.post("2026-01-07", debit("660203", "1.00"), credit("221", "1.00")).reason()).contains(LedgerRefusal.ACCOUNT_UNKNOWN);
        books.post("2026-01-07", debit("1001", "5.00"), credit("1002", "5.00"));
        books.post("2026-01-08", debit("660203", "1.00"), credit("2211", "1.00"));
        books.post("2026-02-08", debit("660203", "2.00"), credit("1002", "2.00"));
        books.number();
        assertThat(sql.fetch("SELECT period, word, number FROM ledger.voucher WHERE company_id = ? ORDER BY chain_number", books.company).map(
                row -> row.get(0) + " " + row.get(1) + " " + row.get(2)))
                .containsExactly("202601 receipt 1", "202601 payment 1", "202601 payment 2", "202601 transfer 1", "202602 payment 1");
    }

    @Test
    void reversingTakesBackToZeroOnTheSameSidesAndOnlyOnce() {
        var posted = (Outcome.Done<EntryPosted>) books.post("2026-01-05", debit("1002", "88.80"), credit("6051", "88.80"));
        var reversed = (Outcome.Done<EntryPosted>) books.reverse(posted.result().id());
        assertThat(books.balances(202601)).as("red ink leaves no turnover").isEmpty();
        assertThat(sql.fetch("SELECT debit, credit FROM ledger.line WHERE company_id = ? AND debit + credit < 0 ORDER BY number", books.company)
                .map(row -> row.get(0) + " " + row.get(1))).containsExactly("-8880 0", "0 -8880");
        assertThat(books.reverse(posted.result().id()).reason()).contains(LedgerRefusal.ENTRY_WAS_REVERSED);
        assertThat(books.reverse(reversed.result().id()).reason()).contains(LedgerRefusal.ENTRY_IS_A_REVERSAL);
    }

    @Test
    void aReversalOfAClosedMonthStandsInTheOpenOne() {
        var posted = (Outcome.Done<EntryPosted>) books.post("2026-01-05", debit("1002", "88.80"), credit("4001", "88.80"));
        books.number();
        assertThat(books.close("2026-01").isDone()).isTrue();
        assertThat(books.post("2026-01-31", debit("1002", "1.00"), credit("4001", "1.00")).reason()).contains(LedgerRefusal.PERIOD_IS_CLOSED);
        assertThat(((Outcome.Done<EntryPosted>) books.reverse(posted.result().id())).result().period()).isEqualTo("2026-02");
    }

    @Test
    void periodsCloseInOrderOnlyWhenAllHoldsAndReopenAsAVersion() {
        books.post("2026-01-05", debit("1002", "1000.00"), credit("6001", "1000.00"));
        assertThat(books.close("2026-02").reason()).contains(LedgerRefusal.PERIOD_IS_NOT_NEXT);
        assertThat(books.close("2026-13x").reason()).contains(LedgerRefusal.PERIOD_NOT_UNDERSTOOD);
        books.number();
        assertThat(books.close("2026-01").reason()).contains(LedgerRefusal.PROFIT_IS_NOT_CARRIED_OVER);
        assertThat(books.carryOver("2026-01").isDone()).isTrue();
        assertThat(books.carryOver("2026-01").reason()).contains(LedgerRefusal.NOTHING_TO_CARRY_OVER);
        books.number();
        assertThat(books.close("2026-01").isDone()).isTrue();
        assertThat(books.book().closedThrough()).isEqualTo(202601);
        assertThat(books.reopen("2026-02").reason()).contains(LedgerRefusal.PERIOD_IS_NOT_CLOSED);
        assertThat(books.reopen("2026-01").isDone()).isTrue();
        assertThat(books.post("2026-01-31", debit("1002", "1.00"), credit("4001", "1.00")).isDone()).isTrue();
        assertThat(sql.fetch("SELECT version, closed_through FROM ledger.watermark WHERE company_id = ? ORDER BY version", books.company)
                .map(row -> row.get(0) + ":" + row.get(1))).containsExactly("1:202601", "2:0");
    }

    @Test
    void theYearEndsInUndistributedProfitAndTheIncomeStatementStillShowsTheYear() {
        String channel = new io.hesuan.kernel.IdFormat("chn").write(Ids.next());
        String customer = Parties.ID.write(Ids.next());
        books.post("2026-12-05", about(debit("112201", "1130.00"), "party", customer), about(credit("6001", "1000.00"), "channel", channel),
                credit("22210101", "130.00"));
        books.post("2026-12-06", flow(debit("1002", "500.00"), "sales"), about(credit("112201", "500.00"), "party", customer));
        books.post("2026-12-07", debit("660103", "200.00"), flow(credit("1002", "200.00"), "other-operating-out"));
        books.post("2026-12-08", debit("6901", "30.00"), credit("1002", "30.00"));
        books.carryOver("2026-12");
        var balances = books.balances(202612);
        assertThat(balances).containsEntry("6001", 0L).containsEntry("6601", 0L).containsEntry("6901", 0L).containsEntry("4103", 0L)
                .containsEntry("410415", -77_000L);
        assertThat(sql.fetchValue("SELECT sum(debit - credit)::bigint FROM ledger.dimension_turnover WHERE company_id = ? AND channel_id = ?", books.company,
                io.hesuan.kernel.IdFormat.of("chn").read(channel))).isEqualTo(0L);
        assertThat(books.statement(StatementSpec.Name.INCOME_STATEMENT, 202612)).containsEntry("revenue", 100_000L).containsEntry("selling", 20_000L)
                .containsEntry("net-profit", 80_000L);
        assertThat(books.statement(StatementSpec.Name.BALANCE_SHEET, 202612)).containsEntry("accounts-receivable", 63_000L).containsEntry("taxes", 13_000L)
                .containsEntry("undistributed", 77_000L).containsEntry("total-assets", 90_000L).containsEntry("total-liabilities-and-equity", 90_000L);
        assertThat(books.statement(StatementSpec.Name.CASH_FLOW, 202612)).containsEntry("operating-net", 30_000L).containsEntry("untagged", -3_000L)
                .containsEntry("cash-after", 27_000L);
    }

    @Test
    void everyAccountStandsInTheBalanceSheetOnce() {
        for (TestBooks each : List.of(books, new TestBooks(house, "sme", "single"))) {
            long[] units = {1};
            List<PostVoucher> all = sql.fetch("SELECT code FROM ledger.account WHERE company_id = ? AND postable AND control <> 'stock' AND code <> '1001' ORDER BY code", each.company)
                    .map(row -> new PostVoucher(each.company, java.time.LocalDate.of(2026, 1, 9), false, null, "", List.of(
                            everyDimension(debit(row.get(0, String.class), ++units[0] + ".07")), credit("1001", units[0] + ".07"))));
            assertThat(each.postAll(all)).allMatch(Outcome::isDone);
            var sheet = each.statement(StatementSpec.Name.BALANCE_SHEET, 202601);
            assertThat(sheet.get("total-assets")).isNotZero().isEqualTo(sheet.get("total-liabilities-and-equity"));
        }
    }

    @Test
    void theTrialBalanceShowsWhatWasRecordedByAMoment() throws InterruptedException {
        books.post("2026-01-05", debit("1002", "1000.00"), credit("4001", "1000.00"));
        Thread.sleep(5);
        Instant between = Instant.now();
        Thread.sleep(5);
        books.post("2026-01-05", debit("1002", "1.00"), credit("4001", "1.00"));
        var then = TrialBalance.of(sql, books.book(), 202601, 202601, between);
        assertThat(then).filteredOn(row -> row.code().equals("1002")).extracting(row -> row.figures().closing()).containsExactly(100_000L);
        assertThat(books.balances(202601)).containsEntry("1002", 100_100L);
    }

    @Test
    void anAccountIsReadPageByPageWithARunningBalanceAndByDimension() {
        String customer = Parties.ID.write(Ids.next());
        UUID id = Parties.ID.read(customer);
        books.post("2026-01-05", about(debit("112201", "7.00"), "party", Parties.ID.write(Ids.next())), credit("6051", "7.00"));
        for (int day = 10; day < 15; day++) {
            books.post("2026-01-" + day, about(debit("112201", "1.00"), "party", customer), credit("6051", "1.00"));
        }
        books.post("2026-02-01", about(debit("112201", "1.00"), "party", customer), credit("6051", "1.00"));
        Account account = Accounts.find(sql, hesuandb.ledger.Tables.ACCOUNT.COMPANY_ID.eq(books.company)).values().stream()
                .filter(each -> each.code().equals("112201")).findFirst().orElseThrow();
        List<Long> balances = new java.util.ArrayList<>();
        String cursor = null;
        do {
            var page = AccountLedger.page(sql, books.book(), account, new AccountLedger.Query(account.id(), 202601, 202602, null, null, null, cursor, 2));
            page.lines().forEach(line -> balances.add(line.balance()));
            cursor = page.next();
        } while (cursor != null);
        assertThat(balances).containsExactly(700L, 800L, 900L, 1_000L, 1_100L, 1_200L, 1_300L);
        assertThat(AccountLedger.page(sql, books.book(), account, new AccountLedger.Query(account.id(), 202602, 202602, Dimension.PARTY, id, null, null, 9)).opening())
                .isEqualTo(500L);
        assertThat(DimensionBalances.of(sql, books.book(), "1122", Dimension.PARTY, 202602, 202602).get(id).closing()).isEqualTo(600L);
    }

    @Test
    void theProofsHoldAndEachPlantedDifferenceIsTraced() {
        books.post("2026-01-05", debit("1002", "1000.00"), credit("4001", "1000.00"));
        books.number();
        Map<String, io.hesuan.platform.proofs.Proof> proofs = house.getBeansOfType(io.hesuan.platform.proofs.Proof.class).values().stream()
                .filter(proof -> Set.of("voucher-chain", "voucher-contents", "voucher-numbers", "debits-equal-credits", "turnover-equals-lines", "dimension-turnover-equals-turnover").contains(proof.name()))
                .collect(java.util.stream.Collectors.toMap(io.hesuan.platform.proofs.Proof::name, proof -> proof));
        assertThat(proofs).hasSize(6);
        assertThat(proofs.values()).allSatisfy(proof -> assertThat(proof.run().breach()).isNull());
    }

    @Test
    void whatIsOwedIsKeptWithItsDueDayAndDocumentAlsoInRedInk() {
        PostVoucher.Line owed = about(debit("112201", "88.00"), "party", Parties.ID.write(Ids.next()));
        var line = new PostVoucher.Line(owed.account(), owed.debit(), null, null, null, null, null, null, owed.dimensions(), null, null,
                LocalDate.of(2026, 4, 30), " FP-0001 ");
        String invoice = books.post("2026-03-31", line, credit("6001", "88.00")).orElseThrow().id();
        String reversal = books.reverse(invoice).orElseThrow().id();
        for (String entry : List.of(invoice, reversal)) {
            EntryPages.LineView shown = house.getBean(EntryPages.class).find(Journal.ENTRY_ID.read(entry), TestBooks.HOUSE).orElseThrow().lines().getFirst();
            assertThat(shown.dueOn()).isEqualTo("2026-04-30");
            assertThat(shown.document()).isEqualTo("FP-0001");
        }
        books.number();
        assertThat(house.getBean(VoucherChain.class).walk().breach()).isNull();
    }

    private static PostVoucher.Line everyDimension(PostVoucher.Line line) {
        return new PostVoucher.Line(line.account(), line.debit(), line.credit(), null, null, null, null, null,
                Map.of("party", Parties.ID.write(Ids.next()), "work-order", Parties.ID.write(Ids.next())), null, null, null, null);
    }
}
