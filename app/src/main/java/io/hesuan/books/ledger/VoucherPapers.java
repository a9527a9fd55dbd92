package io.hesuan.books.ledger;

import io.hesuan.master.company.Companies;
import io.hesuan.master.company.Company;
import io.hesuan.master.company.CompanyRegister;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.files.FileCounts;
import io.hesuan.platform.paper.Pages;
import io.hesuan.platform.web.Sentences;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import static hesuandb.ledger.Tables.ENTRY;
import static hesuandb.ledger.Tables.VOUCHER;

/** Prints vouchers, in the order of their numbers. */
@Component
class VoucherPapers {

    static final int MOST = 2_000;

    private final DSLContext sql;
    private final EntryPages entries;
    private final CompanyRegister companies;
    private final FileCounts files;
    private final Sentences sentences;
    private final Clock clock;

    VoucherPapers(DSLContext sql, EntryPages entries, CompanyRegister companies, FileCounts files, Sentences sentences, Clock clock) {
        this.sql = sql;
        this.entries = entries;
        this.companies = companies;
        this.files = files;
        this.sentences = sentences;
        this.clock = clock;
    }

    /** Of these entries those that the reader may see, by company, period, word and number; those without a number come last. */
    List<UUID> ordered(Collection<UUID> ids, Acting reader) {
        return find(ENTRY.ID.eq(DSL.any(ids.toArray(UUID[]::new))), reader);
    }

    /** @param word null for all */
    List<UUID> ofPeriod(CompanyBook book, int period, String word, Integer fromNumber, Integer toNumber, Acting reader) {
        Condition wanted = ENTRY.COMPANY_ID.eq(book.companyId()).and(ENTRY.PERIOD.eq(period));
        wanted = word == null ? wanted : wanted.and(ENTRY.WORD.eq(word));
        wanted = fromNumber == null ? wanted : wanted.and(VOUCHER.NUMBER.ge(fromNumber));
        return find(toNumber == null ? wanted : wanted.and(VOUCHER.NUMBER.le(toNumber)), reader);
    }

    private List<UUID> find(Condition wanted, Acting reader) {
        var scope = reader.companies(Journal.READ);
        Condition visible = scope.all() ? wanted : wanted.and(ENTRY.COMPANY_ID.eq(DSL.any(scope.companies().toArray(UUID[]::new))));
        return sql.select(ENTRY.ID).from(ENTRY).leftJoin(VOUCHER).on(VOUCHER.PERIOD.eq(ENTRY.PERIOD), VOUCHER.ENTRY_ID.eq(ENTRY.ID)).where(visible)
                .orderBy(ENTRY.COMPANY_ID, ENTRY.PERIOD, ENTRY.WORD, VOUCHER.NUMBER.asc().nullsLast(), ENTRY.ID).limit(MOST + 1).fetch(ENTRY.ID);
    }

    void write(List<UUID> ids, Acting reader, OutputStream out) throws IOException {
        Map<UUID, String> names = new HashMap<>();
        Map<UUID, Integer> attached = files.of("voucher", ids);
        try (var pages = new Pages(say(reader, "vouchers"))) {
            var form = new VoucherForm(pages, key -> say(reader, key));
            for (UUID id : ids) { // read one after the other, so that memory does not grow with the number of vouchers
                EntryPages.VoucherPage page = entries.find(id, reader).orElseThrow();
                UUID company = Companies.ID.read(page.companyId());
                String name = names.computeIfAbsent(company, any -> companies.find(sql, Set.of(company)).values().stream().findFirst().map(Company::name).orElse(""));
                form.draw(new VoucherForm.Voucher(page, say(reader, "company", name), sentences.say(reader.locale(), "list.vouchers.choice.word." + page.word()),
                        say(reader, "form." + page.word()), say(reader, "printed", ReportPapers.MOMENT.format(clock.instant()), reader.name()), attached.get(id)));
            }
            pages.write(out);
        }
    }

    private String say(Acting reader, String key, Object... arguments) {
        return sentences.say(reader.locale(), "paper." + key, arguments);
    }
}
