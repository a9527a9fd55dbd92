package io.hesuan.books.ledger;

import io.hesuan.kernel.Ids;
import io.hesuan.kernel.Outcome;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.Mode;
import io.hesuan.platform.batching.UseCase;
import io.hesuan.platform.batching.WritePath;
import io.hesuan.testing.HouseTest;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The face that posting rooms use, from inside a batch of theirs. */
@HouseTest
class LedgerTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 5);

    @Autowired Ledger ledger;
    @Autowired WritePath writePath;
    @Autowired DSLContext sql;

    private final UUID company = Ids.next();
    private final UUID bank = Ids.next();
    private final UUID sales = Ids.next();

    @Test
    void anEntryIsKeptWithItsLinesAndItsTurnover() {
        openBook();
        assertThat(post(entry(1_000, 1_000), entry(250, 250))).allMatch(Outcome::isDone);
        var turnover = sql.fetchOne("SELECT debit, credit, lines FROM ledger.turnover WHERE account_id = ?", bank);
        assertThat(turnover.get("debit", Long.class)).isEqualTo(1_250);
        assertThat(turnover.get("lines", Long.class)).isEqualTo(2);
        assertThat(sql.fetchValue("SELECT count(*) FROM ledger.line WHERE company_id = ?", company)).isEqualTo(4L);
    }

    @Test
    void aRefusedEntryDoesNotFailItsBatch() {
        openBook();
        var outcomes = post(entry(1_000, 999), entry(5, 5));
        assertThat(outcomes.getFirst().reason()).contains(LedgerRefusal.ENTRY_IS_UNBALANCED);
        assertThat(outcomes.getLast().isDone()).isTrue();
    }

    @Test
    void theDatabaseItselfRefusesALineThatWasAddedLater() {
        openBook();
        post(entry(7, 7));
        assertThatThrownBy(() -> sql.execute("""
                INSERT INTO ledger.line (entry_id, period, number, company_id, account_id, entered_on, debit, credit, currency, original)
                SELECT entry_id, period, number + 10, company_id, account_id, entered_on, debit, credit, currency, original
                  FROM ledger.line WHERE company_id = ?""", company)).isInstanceOf(org.springframework.dao.DataAccessException.class).hasMessageContaining("not of this transaction");
    }

    private void openBook() {
        sql.execute("INSERT INTO ledger.book VALUES (?, 'asbe', 'CNY', 1, 202601, 'single', now(), NULL)", company);
        account(bank, "1002", "asset", "debit");
        account(sales, "6001", "revenue", "credit");
    }

    private void account(UUID id, String code, String accountClass, String side) {
        sql.execute("INSERT INTO ledger.account VALUES (?, 1, now(), ?, ?, ?, '', ?, ?, NULL, true, 'none', false, '{}', '{}', true, '')",
                id, company, code, code, accountClass, side);
    }

    private NewEntry entry(long debit, long credit) {
        return new NewEntry(Ids.next(), company, DAY, EntryKind.MANUAL, null, null, null, "", null, List.of(
                NewLine.of(bank, Side.DEBIT, debit, "CNY", Dimensions.NONE), NewLine.of(sales, Side.CREDIT, credit, "CNY", Dimensions.NONE)));
    }

    private List<Outcome<String>> post(NewEntry... entries) {
        var useCase = new UseCase<NewEntry, String>("test.post", String.class, null, (writing, calls) -> {
            LedgerView view = ledger.view(writing.sql(), Set.of(company), Set.of(bank, sales));
            List<Outcome<String>> outcomes = calls.stream().map(call -> ledger.<String>check(view, call.command())
                    .<Outcome<String>>map(refused -> refused).orElseGet(() -> Outcome.done("posted"))).toList();
            ledger.append(writing, view, calls.stream().filter(call -> outcomes.get(calls.indexOf(call)).isDone()).map(Call::command).toList());
            return outcomes;
        });
        var house = Acting.house("test", Set.of());
        return writePath.all(useCase, List.of(entries).stream().map(entry -> new Call<>(house, null, entry)).collect(Collectors.toList()), Mode.REAL);
    }
}
