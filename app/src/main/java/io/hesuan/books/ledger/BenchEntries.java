package io.hesuan.books.ledger;

import io.hesuan.kernel.Ids;
import org.jooq.DSLContext;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;

import static hesuandb.ledger.Tables.ACCOUNT;

/** A company with a chart of its own, and entries as a shop would post them. The same seed gives the same amounts. */
final class BenchEntries {

    static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

    private final Random random = new Random(1);
    private final UUID[] parties = ids(1_000);
    private final UUID[] channels = ids(10);
    private final UUID[] items = ids(5_000);
    private final UUID[] warehouses = ids(3);
    final UUID company = Ids.next();
    final Map<UUID, Account> accounts;
    private final Map<String, UUID> byCode;

    /** Opens the books of a new company. */
    BenchEntries(DSLContext sql) {
        sql.execute("INSERT INTO ledger.book VALUES (?, 'asbe', 'CNY', 1, 202601, 'single', now(), NULL)", company);
        for (Chart.Row row : Chart.of(Standard.ASBE).rows()) {
            sql.execute("INSERT INTO ledger.account VALUES (?, 1, now(), ?, ?, ?, '', ?, ?, NULL, true, 'none', ?, '{}', ?, true, '')", Ids.next(), company,
                    row.code(), row.name(), row.accountClass(), row.side(), row.cash(), row.balance());
        }
        accounts = Accounts.find(sql, ACCOUNT.COMPANY_ID.eq(company));
        byCode = accounts.values().stream().collect(Collectors.toMap(Account::code, Account::id));
    }

    UUID account(String code) {
        return byCode.get(code);
    }

    /** A sale in three lines: receivable, revenue, tax. */
    NewEntry sale(LocalDate on) {
        long net = 1_000 + random.nextInt(1_000_000);
        long vat = net * 13 / 100;
        return entry(on, List.of(line("112201", Side.DEBIT, net + vat, Dimension.PARTY, parties), line("6001", Side.CREDIT, net, Dimension.CHANNEL, channels),
                line("22210101", Side.CREDIT, vat, null, null)));
    }

    /** A sale of three items with their cost, in ten lines. */
    NewEntry saleWithCost(LocalDate on) {
        List<NewLine> lines = new ArrayList<>();
        long total = 0;
        for (int i = 0; i < 4; i++) {
            long net = 1_000 + random.nextInt(100_000);
            total += net;
            lines.add(line("6001", Side.CREDIT, net, Dimension.CHANNEL, channels));
        }
        lines.add(line("22210101", Side.CREDIT, total * 13 / 100, null, null));
        lines.add(line("112201", Side.DEBIT, total + total * 13 / 100, Dimension.PARTY, parties));
        for (int i = 0; i < 2; i++) {
            long cost = 1_000 + random.nextInt(50_000);
            lines.add(line("6401", Side.DEBIT, cost, Dimension.CHANNEL, channels));
            lines.add(line("1406", Side.CREDIT, cost, Dimension.WAREHOUSE, warehouses));
        }
        return entry(on, lines);
    }

    private NewLine line(String code, Side side, long amount, Dimension dimension, UUID[] values) {
        Dimensions dimensions = dimension == null ? Dimensions.NONE : Dimensions.NONE.with(dimension, any(values)).with(Dimension.ITEM, any(items));
        return NewLine.of(account(code), side, amount, "CNY", dimensions);
    }

    private NewEntry entry(LocalDate on, List<NewLine> lines) {
        return new NewEntry(Ids.next(), company, on, EntryKind.AUTOMATIC, null, Ids.next(), null, "bench", null, lines);
    }

    private UUID any(UUID[] values) {
        return values[random.nextInt(values.length)];
    }

    private static UUID[] ids(int count) {
        UUID[] ids = new UUID[count];
        Arrays.setAll(ids, any -> Ids.next());
        return ids;
    }
}
