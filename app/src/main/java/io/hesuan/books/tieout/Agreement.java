package io.hesuan.books.tieout;

import io.hesuan.books.ledger.Journal;
import io.hesuan.kernel.Currency;
import io.hesuan.kernel.Money;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** The two ways of telling the same amounts, side by side, for one company and at one moment. */
@Component
class Agreement {

    /**
     * @param told   what goods or open items say
     * @param ledger what the account says, debit less credit
     */
    record Account(String accountId, String code, String name, String nameEn, String told, String ledger, String difference) {
    }

    /** @param vouchers numbered and sealed so far */
    record Totals(String debit, String credit, String difference, long lines, long vouchers) {
    }

    record Page(String currency, List<Account> goods, List<Account> claims, Totals totals) {
    }

    private static final String COMPARED = """
            SELECT a.id, a.code, a.name, a.name_en, coalesce(t.value, 0) AS told, coalesce(b.balance, 0) AS balance
              FROM (SELECT account_id, balance FROM ledger.account_balance_view WHERE company_id = ? AND control = ?) b
              FULL JOIN (SELECT account_id, value FROM %s WHERE company_id = ?) t USING (account_id)
              JOIN ledger.account_view a ON a.id = account_id
             WHERE coalesce(t.value, 0) <> 0 OR coalesce(b.balance, 0) <> 0 ORDER BY a.code""";

    private final DSLContext sql;

    Agreement(DSLContext sql) {
        this.sql = sql;
    }

    /** Empty when the company keeps no books. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    Optional<Page> of(UUID company) {
        String code = (String) sql.fetchValue("SELECT currency FROM ledger.book_view WHERE company_id = ?", company);
        if (code == null) {
            return Optional.empty();
        }
        Currency currency = Currency.of(code);
        Record sums = sql.fetchSingle("SELECT coalesce(sum(debit), 0)::bigint, coalesce(sum(credit), 0)::bigint, coalesce(sum(lines), 0)::bigint FROM ledger.company_total_view WHERE company_id = ?",
                company);
        long vouchers = (Long) Objects.requireNonNullElse(sql.fetchValue("SELECT vouchers FROM ledger.company_voucher_view WHERE company_id = ?", company), 0L);
        long debit = sums.get(0, Long.class);
        long credit = sums.get(1, Long.class);
        var totals = new Totals(money(debit, currency), money(credit, currency), money(debit - credit, currency), sums.get(2, Long.class), vouchers);
        return Optional.of(new Page(code, compared(company, "stock", "stock.account_value_view", currency), compared(company, "claims", "claims.account_open_view", currency), totals));
    }

    private List<Account> compared(UUID company, String control, String view, Currency currency) {
        return sql.fetch(COMPARED.formatted(view), company, control, company).map(row -> {
            long told = row.get("told", Long.class);
            long balance = row.get("balance", Long.class);
            return new Account(Journal.ACCOUNT_ID.write(row.get("id", UUID.class)), row.get("code", String.class), row.get("name", String.class), row.get("name_en", String.class),
                    money(told, currency), money(balance, currency), money(told - balance, currency));
        });
    }

    private static String money(long minor, Currency currency) {
        return Money.ofMinor(minor, currency).toString();
    }
}
