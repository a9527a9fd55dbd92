package io.hesuan.books.posting;

import io.hesuan.books.ledger.Dimension;
import org.jooq.Record;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** Writes a flow down from what is stored, and nothing else: vouchers, moves, balances, and whether they agree. */
final class FlowText {

    private static final UUID NONE = new UUID(0, 0);
    private static final int ACCOUNT = 46;

    private final Flow flow;
    private final StringBuilder text = new StringBuilder();

    FlowText(Flow flow) {
        this.flow = flow;
    }

    String write() {
        String heading = flow.title + " (" + (flow.standard.equals("asbe") ? "企业会计准则" : "小企业会计准则") + ", CNY)";
        line(heading);
        line("=".repeat(width(heading)));
        int number = 0;
        for (Flow.Step step : flow.steps) {
            line("");
            if (step.fact() == null) {
                line("   " + step.sentence());
            } else {
                fact(++number, step);
            }
        }
        line("");
        stock();
        openItems();
        trialBalance();
        tieOut();
        return text.toString().replaceAll("(?m) +$", "");
    }

    private List<Record> rows(String query, Object... values) {
        return flow.ground.sql.fetch(query, values).stream().map(row -> (Record) row).toList();
    }

    private void fact(int number, Flow.Step step) {
        Record fact = rows("SELECT type, occurred_on, document_number, entry_id FROM posting.fact WHERE id = ?", step.fact()).getFirst();
        line("%2d %s  %s %s".formatted(number, fact.get("occurred_on", LocalDate.class), fact.get("type"), fact.get("document_number")));
        line("   " + step.sentence());
        for (Record move : rows("SELECT * FROM stock.move WHERE fact_id = ? ORDER BY sequence", step.fact())) {
            moved(move);
        }
        if (fact.get("entry_id") == null) {
            line("   nothing to book");
            return;
        }
        Record voucher = rows("SELECT period, number FROM ledger.voucher WHERE entry_id = ?", fact.get("entry_id")).getFirst();
        line("   voucher " + voucher.get("period") + "-" + voucher.get("number"));
        for (Record booked : rows("""
                SELECT a.code, a.name, l.*, r.code AS rule FROM ledger.line l JOIN ledger.account a ON a.id = l.account_id
                  JOIN posting.rule r ON r.id = l.rule_id AND r.version = l.rule_version WHERE l.entry_id = ? ORDER BY l.number""", fact.get("entry_id"))) {
            booked(booked);
        }
    }

    private void moved(Record move) {
        long quantity = move.get("quantity", Long.class);
        long variance = move.get("variance", Long.class);
        line("   goods   " + right(quantity == 0 ? "value" : quantity(quantity), 8) + " " + left(flow.name(move.get("item_id", UUID.class)), 10)
                + left(lot(move) + place(move, "from") + " → " + place(move, "to"), 27) + right(money(move.get("value", Long.class)), 12)
                + (variance == 0 ? "" : "  of it variance " + money(variance)));
    }

    private String lot(Record move) {
        UUID lot = move.get("lot_id", UUID.class);
        UUID owner = move.get("owner_id", UUID.class);
        return (lot.equals(NONE) ? "" : "lot " + flow.name(lot) + " ") + (owner.equals(NONE) ? "" : "of " + flow.name(owner) + " ");
    }

    private String place(Record move, String end) {
        UUID place = move.get(end + "_place_id", UUID.class);
        return place.getMostSignificantBits() == 0x7000L ? move.get(end + "_kind", String.class) : flow.name(place);
    }

    private void booked(Record line) {
        long debit = line.get("debit", Long.class);
        long credit = line.get("credit", Long.class);
        line("     " + left((debit != 0 ? "" : "  ") + line.get("code") + " " + line.get("name"), ACCOUNT - 2) + right(debit == 0 ? "" : money(debit), 12)
                + right(credit == 0 ? "" : money(credit), 12) + "  " + left(line.get("rule") + " v" + line.get("rule_version"), 44) + dimensions(line));
    }

    private String dimensions(Record line) {
        List<String> told = new ArrayList<>();
        if (line.get("rate") != null) {
            told.add(line.get("currency") + " " + money(line.get("original", Long.class)) + " at " + line.get("rate", BigDecimal.class).stripTrailingZeros().toPlainString());
        }
        for (Dimension dimension : Dimension.values()) {
            UUID id = line.get(dimension.name().toLowerCase(Locale.ROOT) + "_id", UUID.class);
            if (id != null) {
                told.add(dimension.written() + " " + flow.name(id));
            }
        }
        return String.join(", ", told);
    }

    private void stock() {
        List<Record> pools = rows("""
                SELECT b.item_id, b.kind, b.warehouse_id, b.owner_id, sum(b.on_hand)::bigint AS on_hand FROM stock.balance b
                 WHERE b.company_id = ? AND on_hand <> 0 GROUP BY 1, 2, 3, 4 ORDER BY b.item_id, b.kind, b.warehouse_id NULLS LAST, b.owner_id""", flow.ground.company);
        line("Stock");
        for (Record held : pools) {
            UUID warehouse = held.get("warehouse_id", UUID.class);
            boolean own = held.get("owner_id", UUID.class).equals(NONE);
            Object value = flow.ground.sql.fetchValue("SELECT coalesce(sum(value), 0)::bigint FROM stock.pool WHERE company_id = ? AND item_id = ? AND kind = ? AND (?::uuid IS NULL OR area_id = ?)",
                    flow.ground.company, held.get("item_id"), held.get("kind"), warehouse, warehouse);
            line("     " + left(flow.name(held.get("item_id", UUID.class)) + ", " + (warehouse == null ? held.get("kind", String.class) : flow.name(warehouse)), ACCOUNT - 14)
                    + right(quantity(held.get("on_hand", Long.class)), 12) + right(own ? money((Long) value) : "of others", 24));
        }
        if (pools.isEmpty()) {
            line("     none");
        }
    }

    private void openItems() {
        List<Record> items = rows("""
                SELECT a.code, a.name, i.* FROM claims.item i JOIN ledger.account a ON a.id = i.account_id WHERE i.company_id = ? AND i.open
                 ORDER BY a.code, i.entered_on, i.due_on, i.document, i.amount""", flow.ground.company);
        line("Open items");
        for (Record item : items) {
            String currency = item.get("currency", String.class);
            line("     " + left(item.get("code") + " " + item.get("name") + ", " + flow.name(item.get("party_id", UUID.class)), ACCOUNT - 14)
                    + left(item.get("document", String.class), 12) + right(money(item.get("open_amount", Long.class)), 24) + "  due " + item.get("due_on")
                    + (currency.equals("CNY") ? "" : "  " + currency + " " + money(item.get("open_original", Long.class))));
        }
        if (items.isEmpty()) {
            line("     none");
        }
    }

    private void trialBalance() {
        line("Trial balance");
        long debits = 0;
        long credits = 0;
        for (Record row : rows("""
                SELECT v.code, a.name, a.name_en, v.balance FROM ledger.account_balance_view v JOIN ledger.account a ON a.id = v.account_id
                 WHERE v.company_id = ? AND v.balance <> 0 ORDER BY v.code""", flow.ground.company)) {
            long balance = row.get("balance", Long.class);
            debits += Math.max(0, balance);
            credits -= Math.min(0, balance);
            line("     " + left(row.get("code") + " " + row.get("name") + " " + row.get("name_en"), ACCOUNT + 14) + right(balance > 0 ? money(balance) : "", 12)
                    + right(balance < 0 ? money(-balance) : "", 12));
        }
        line("     " + left("", ACCOUNT + 14) + right(money(debits), 12) + right(money(credits), 12));
        assertThat(debits).isEqualTo(credits);
    }

    /** What the reader would add up by hand, added up once more from the rows themselves, and compared. */
    private void tieOut() {
        line("Ties out");
        agree("stock", "stock", "SELECT p.account_id, sum(value) AS there FROM stock.pool p WHERE company_id = ? GROUP BY p.account_id");
        agree("open items", "claims", "SELECT i.account_id, sum(open_amount) AS there FROM claims.item i WHERE company_id = ? GROUP BY i.account_id");
    }

    private void agree(String what, String control, String query) {
        for (Record row : rows("SELECT a.code, coalesce(l.booked, 0)::bigint AS booked, coalesce(t.there, 0)::bigint AS there FROM ledger.account a "
                + "LEFT JOIN (SELECT account_id, sum(debit - credit) AS booked FROM ledger.line WHERE company_id = ? GROUP BY account_id) l ON l.account_id = a.id "
                + "LEFT JOIN (" + query + ") t ON t.account_id = a.id WHERE a.company_id = ? AND a.control = ? AND (l.booked IS NOT NULL OR t.there IS NOT NULL) ORDER BY a.code",
                flow.ground.company, flow.ground.company, flow.ground.company, control)) {
            assertThat(row.get("there", Long.class)).as(what + " on account " + row.get("code")).isEqualTo(row.get("booked", Long.class));
            line("     " + left(what + " = account " + row.get("code"), ACCOUNT - 2) + right(money(row.get("there", Long.class)), 24));
        }
    }

    private void line(String written) {
        text.append(written).append('\n');
    }

    private static String quantity(long millionths) {
        return BigDecimal.valueOf(millionths, 6).stripTrailingZeros().setScale(Math.max(0, BigDecimal.valueOf(millionths, 6).stripTrailingZeros().scale()), RoundingMode.UNNECESSARY)
                .toPlainString();
    }

    private static String money(long minor) {
        return new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(BigDecimal.valueOf(minor, 2));
    }

    private static String left(String written, int width) {
        return written + " ".repeat(Math.max(1, width - width(written)));
    }

    private static String right(String written, int width) {
        return " ".repeat(Math.max(0, width - width(written))) + written;
    }

    /** Columns on a screen: a Chinese character takes two. */
    private static int width(String written) {
        return written.codePoints().map(letter -> Character.UnicodeScript.of(letter) == Character.UnicodeScript.HAN || letter >= 0xFF00 && letter < 0xFF61 ? 2 : 1).sum();
    }
}
