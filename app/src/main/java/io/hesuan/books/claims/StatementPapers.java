package io.hesuan.books.claims;

import io.hesuan.master.company.Company;
import io.hesuan.master.company.CompanyRegister;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.paper.Report;
import io.hesuan.platform.paper.Report.Column;
import io.hesuan.platform.paper.Report.Row;
import io.hesuan.platform.web.Sentences;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The statement of account as it is sent to a partner, who signs that the balance is right or says what differs. */
@Component
class StatementPapers {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));
    private static final int AMOUNT = 15;

    private final DSLContext sql;
    private final ClaimReports reports;
    private final CompanyRegister companies;
    private final Sentences sentences;
    private final Clock clock;

    StatementPapers(DSLContext sql, ClaimReports reports, CompanyRegister companies, Sentences sentences, Clock clock) {
        this.sql = sql;
        this.reports = reports;
        this.companies = companies;
        this.sentences = sentences;
        this.clock = clock;
    }

    /** One section after the other, by currency: what stood, what happened, what stands. */
    Report statement(UUID company, UUID party, String accountClass, LocalDate from, LocalDate to, Acting reader) {
        ClaimReports.StatementSheet sheet = reports.statement(company, party, accountClass, from, to, reader);
        List<Column> columns = List.of(Column.centered(say(reader, "date"), 11), Column.centered(say(reader, "voucher"), 10), Column.text(say(reader, "document"), 18),
                Column.text(say(reader, "memo"), 28), Column.centered(say(reader, "due"), 11), Column.amount(null, say(reader, "debit"), AMOUNT),
                Column.amount(null, say(reader, "credit"), AMOUNT), Column.amount(null, say(reader, "balance"), AMOUNT), Column.amount(null, say(reader, "open"), AMOUNT));
        List<Row> rows = new ArrayList<>();
        sheet.sections().forEach(section -> add(rows, section, sheet, reader));
        String units = String.join(", ", sheet.sections().stream().map(ClaimReports.StatementSection::currency).toList());
        return new Report(say(reader, "title." + accountClass), say(reader, "parties", name(company), sheet.party()), from + " ~ " + to,
                say(reader, "unit", units.isEmpty() ? sheet.functional() : units), true, columns, rows,
                List.of(say(reader, "ours", name(company)), say(reader, "theirs", sheet.party()), say(reader, "signed")), say(reader, "printed", MOMENT.format(clock.instant()), reader.name()));
    }

    private void add(List<Row> rows, ClaimReports.StatementSection section, ClaimReports.StatementSheet sheet, Acting reader) {
        rows.add(Row.of(null, null, section.currency(), say(reader, "opening"), null, null, null, amount(section.opening()), null).strongly());
        for (ClaimReports.StatementLine line : section.lines()) {
            rows.add(Row.of(line.on().toString(), voucher(line, reader), line.document(), line.memo(), line.dueOn().toString(), orNothing(line.debit()), orNothing(line.credit()),
                    amount(line.balance()), orNothing(line.open())));
        }
        if (sheet.more()) {
            rows.add(Row.of(null, null, null, say(reader, "more", PartyStatement.MOST_LINES), null, null, null, null, null));
        }
        rows.add(Row.of(null, null, section.currency(), say(reader, "closing"), null, amount(section.debit()), amount(section.credit()), amount(section.closing()), null).strongly());
    }

    private String voucher(ClaimReports.StatementLine line, Acting reader) {
        return line.voucher() == null ? "" : sentences.say(reader.locale(), "list.open-items.choice.word." + line.word()) + "-" + line.voucher();
    }

    private String name(UUID company) {
        Company found = companies.find(sql, Set.of(company)).get(company);
        return found == null ? "" : found.name();
    }

    private String say(Acting reader, String key, Object... arguments) {
        return sentences.say(reader.locale(), "claims.paper." + key, arguments);
    }

    private static BigDecimal amount(String written) {
        return new BigDecimal(written);
    }

    /** Nothing is left out, so that a column shows what there is. */
    private static BigDecimal orNothing(String written) {
        BigDecimal amount = new BigDecimal(written);
        return amount.signum() == 0 ? null : amount;
    }
}
