package io.hesuan.books.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A financial statement as data, in {@code statements/<standard>-<name>.csv}: rows in order, each with its key, its names,
 * its level and an expression. Terms of an expression are signed: {@code +1405} is the account with all below it, debit
 * less credit; {@code +1122d} only the debit balances of it, party by party, {@code +1122c} only the credit ones; {@code
 * +[total-assets]} another row; {@code +#sales} what cash lines with that item brought in; {@code +cash} all cash accounts.
 */
record StatementSpec(Columns columns, List<Row> rows) {

    /** BALANCE: at the end of the period, and at the beginning of the year. FLOW: in the period, and in the year so far. */
    enum Columns { BALANCE, FLOW, CASH }

    enum Name {
        BALANCE_SHEET, INCOME_STATEMENT, CASH_FLOW;

        String written() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    enum TermKind { ACCOUNT, DEBIT_BALANCES, CREDIT_BALANCES, ROW, CASH_ITEM, CASH_BEFORE, CASH_AFTER }

    record Term(int sign, TermKind kind, String of) {
    }

    /** @param level 0 for headings and totals, 1 for items, 2 for what an item contains */
    record Row(String key, String name, String nameEn, int level, List<Term> terms) {
    }

    static StatementSpec of(Standard standard, Name name) {
        String file = "/statements/" + standard.stored() + "-" + name.written() + ".csv";
        try (var in = StatementSpec.class.getResourceAsStream(file)) {
            List<Row> rows = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).filter(line -> !line.isBlank()).map(StatementSpec::row).toList();
            return new StatementSpec(Columns.values()[name.ordinal()], rows);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(file, unreadable);
        }
    }

    /** The items that cash lines may be tagged with. */
    static Set<String> cashItems(Standard standard) {
        return of(standard, Name.CASH_FLOW).rows().stream().flatMap(row -> row.terms().stream())
                .filter(term -> term.kind() == TermKind.CASH_ITEM).map(Term::of).collect(Collectors.toSet());
    }

    private static Row row(String line) {
        String[] cells = line.split(",", -1);
        return new Row(cells[0], cells[1], cells[2], Integer.parseInt(cells[3]),
                Arrays.stream(cells[4].split(" ")).filter(term -> !term.isEmpty()).map(StatementSpec::term).toList());
    }

    private static Term term(String written) {
        int sign = written.charAt(0) == '-' ? -1 : 1;
        String of = written.substring(1);
        return switch (of) {
            case "cash-before" -> new Term(sign, TermKind.CASH_BEFORE, "");
            case "cash-after" -> new Term(sign, TermKind.CASH_AFTER, "");
            case String row when row.startsWith("[") -> new Term(sign, TermKind.ROW, row.substring(1, row.length() - 1));
            case String item when item.startsWith("#") -> new Term(sign, TermKind.CASH_ITEM, item.substring(1));
            case String account when account.endsWith("d") -> new Term(sign, TermKind.DEBIT_BALANCES, account.substring(0, account.length() - 1));
            case String account when account.endsWith("c") -> new Term(sign, TermKind.CREDIT_BALANCES, account.substring(0, account.length() - 1));
            default -> new Term(sign, TermKind.ACCOUNT, of);
        };
    }
}
