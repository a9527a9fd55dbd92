package io.hesuan.books.ledger;

import io.hesuan.platform.access.Acting;
import io.hesuan.platform.paper.Report.Row;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.UnaryOperator;

/** The lines of an account as an account book shows them, read page by page as they are written. */
final class AccountLines {

    private static final int PAGE = 500;

    private final LedgerReports reports;
    private final String company;
    private final String code;
    private final String from;
    private final String to;
    private final String dimension;
    private final String value;
    private final Acting reader;
    private final LedgerReports.LedgerPage first;

    AccountLines(LedgerReports reports, String company, String code, String from, String to, String dimension, String value, Acting reader) {
        this.reports = reports;
        this.company = company;
        this.code = code;
        this.from = from;
        this.to = to;
        this.dimension = dimension;
        this.value = value;
        this.reader = reader;
        this.first = page(null);
    }

    LedgerReports.LedgerPage first() {
        return first;
    }

    private LedgerReports.LedgerPage page(String cursor) {
        return reports.accountLedger(company, code, from, to, dimension, value, null, cursor, PAGE, reader);
    }

    /**
     * Opening balance, lines, and after each month what it and the year so far come to.
     *
     * @param before what the account moved in the year of the first period before it: debit, credit
     * @param say    the sentence of a key
     * @param word   a voucher word as people write it
     */
    Iterator<Row> rows(BigDecimal[] before, UnaryOperator<String> say, UnaryOperator<String> word) {
        return new Walk(before, say, word);
    }

    private final class Walk implements Iterator<Row> {
        private final UnaryOperator<String> say;
        private final UnaryOperator<String> word;
        private final Deque<Row> ready = new ArrayDeque<>();
        private final Map<String, BigDecimal[]> years = new HashMap<>();
        private LedgerReports.LedgerPage page = first;
        private int at;
        private String period;
        private BigDecimal[] month;
        private BigDecimal balance = new BigDecimal(first.opening());

        private Walk(BigDecimal[] before, UnaryOperator<String> say, UnaryOperator<String> word) {
            this.say = say;
            this.word = word;
            years.put(from.substring(0, 4), before.clone());
            ready.add(row(null, null, say.apply("opening-balance"), null, null).strongly());
        }

        @Override
        public boolean hasNext() {
            if (ready.isEmpty()) {
                read();
            }
            return !ready.isEmpty();
        }

        @Override
        public Row next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return ready.poll();
        }

        private void read() {
            if (at == page.rows().size() && page.next() != null) {
                page = page(page.next());
                at = 0;
            }
            if (at == page.rows().size()) {
                endMonth();
                return;
            }
            LedgerReports.LedgerLine line = page.rows().get(at++);
            if (!line.period().equals(period)) {
                endMonth();
                period = line.period();
                month = zero();
            }
            BigDecimal debit = new BigDecimal(line.debit());
            BigDecimal credit = new BigDecimal(line.credit());
            add(month, debit, credit);
            add(years.computeIfAbsent(period.substring(0, 4), any -> zero()), debit, credit);
            balance = new BigDecimal(line.balance());
            ready.add(row(line.on().toString(), line.voucherNumber() == null ? "" : word.apply(line.word()) + "-" + line.voucherNumber(), line.memo(), debit, credit));
        }

        private void endMonth() {
            if (month != null) {
                BigDecimal[] year = years.get(period.substring(0, 4));
                ready.add(row(null, null, say.apply("month-total"), month[0], month[1]).strongly());
                ready.add(row(null, null, say.apply("year-total"), year[0], year[1]).strongly());
                month = null;
            }
        }

        private Row row(String on, String voucher, String memo, BigDecimal debit, BigDecimal credit) {
            String side = say.apply(balance.signum() == 0 ? "flat" : balance.signum() > 0 ? "short-debit" : "short-credit");
            return Row.of(on, voucher, memo, debit, credit, side, balance.abs());
        }

        private static void add(BigDecimal[] sums, BigDecimal debit, BigDecimal credit) {
            sums[0] = sums[0].add(debit);
            sums[1] = sums[1].add(credit);
        }

        private static BigDecimal[] zero() {
            return new BigDecimal[]{BigDecimal.ZERO, BigDecimal.ZERO};
        }
    }
}
