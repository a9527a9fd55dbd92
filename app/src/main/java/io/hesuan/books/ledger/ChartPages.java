package io.hesuan.books.ledger;

import io.hesuan.kernel.Money;
import io.hesuan.platform.access.Acting;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static hesuandb.ledger.Tables.ACCOUNT;

/** A company's whole chart in one answer, for screens that complete accounts as one types and show the tree. */
@Component
class ChartPages {

    private final DSLContext sql;
    private final LedgerReports reports;

    ChartPages(DSLContext sql, LedgerReports reports) {
        this.sql = sql;
        this.reports = reports;
    }

    /** @param balance debit less credit of all that is recorded, with accounts below */
    record ChartAccount(String id, String parentId, String code, String name, String nameEn, String accountClass, String side, String control, boolean cash,
                        boolean postable, boolean active, List<String> requiredDimensions, List<String> balanceDimensions, String balance) {
    }

    /** An item of the cash flow statement. @param inflow whether the statement adds what comes in under it */
    record CashItem(String key, String name, boolean inflow) {
    }

    /** @param decimals of the functional currency */
    record ChartPage(String standard, String currency, int decimals, String words, String firstOpen, List<CashItem> cashItems, List<ChartAccount> accounts) {
    }

    @Transactional(readOnly = true)
    ChartPage chart(String company, Acting reader) {
        CompanyBook book = reports.bookOf(company, reader);
        Map<UUID, Long> balances = balances(book);
        List<ChartAccount> accounts = sql.selectFrom(ACCOUNT).where(ACCOUNT.COMPANY_ID.eq(book.companyId())).orderBy(ACCOUNT.CODE).stream()
                .map(row -> new ChartAccount(Journal.ACCOUNT_ID.write(row.getId()), row.getParentId() == null ? null : Journal.ACCOUNT_ID.write(row.getParentId()),
                        row.getCode(), row.getName(), row.getNameEn(), row.getClass_(), row.getSide(), row.getControl(), row.getCash(), row.getPostable(), row.getActive(),
                        List.of(row.getRequiredDimensions()), List.of(row.getBalanceDimensions()),
                        Money.ofMinor(balances.getOrDefault(row.getId(), 0L), book.currency()).toString())).toList();
        return new ChartPage(book.standard(), book.currency().code(), book.currency().minorDigits(), book.words().name().toLowerCase(java.util.Locale.ROOT),
                book.firstOpen().toString(), cashItems(book, reader), accounts);
    }

    private Map<UUID, Long> balances(CompanyBook book) {
        Map<UUID, UUID> above = new HashMap<>();
        sql.select(ACCOUNT.ID, ACCOUNT.PARENT_ID).from(ACCOUNT).where(ACCOUNT.COMPANY_ID.eq(book.companyId())).forEach(row -> above.put(row.value1(), row.value2()));
        Map<UUID, Long> balances = new HashMap<>();
        sql.fetch("SELECT account_id, sum(debit - credit)::bigint FROM ledger.turnover WHERE company_id = ? GROUP BY account_id", book.companyId()).forEach(row -> {
            for (UUID at = row.get(0, UUID.class); at != null; at = above.get(at)) {
                balances.merge(at, row.get(1, Long.class), Long::sum);
            }
        });
        return balances;
    }

    private static List<CashItem> cashItems(CompanyBook book, Acting reader) {
        return StatementSpec.of(Standard.of(book.standard()), StatementSpec.Name.CASH_FLOW).rows().stream()
                .flatMap(row -> row.terms().stream().filter(term -> term.kind() == StatementSpec.TermKind.CASH_ITEM)
                        .map(term -> new CashItem(term.of(), LedgerReports.name(reader, row.name(), row.nameEn()), term.sign() > 0)))
                .sorted(Comparator.comparing(item -> !item.inflow())).toList();
    }
}
