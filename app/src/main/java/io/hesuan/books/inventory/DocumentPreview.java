package io.hesuan.books.inventory;

import io.hesuan.books.ledger.Account;
import io.hesuan.books.ledger.Ledger;
import io.hesuan.books.ledger.NewEntry;
import io.hesuan.books.ledger.Side;
import io.hesuan.books.posting.Preview;
import io.hesuan.kernel.Outcome;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.web.Refused;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Shows what a document would post, by a dry run of the real path. */
@Component
class DocumentPreview {

    record AccountName(String code, String name) {
    }

    /** Decimals in functional currency; one of the two is null. */
    record Line(AccountName account, String debit, String credit) {
    }

    record Voucher(String summary, List<Line> lines) {
    }

    private final Ledger ledger;
    private final DSLContext sql;

    DocumentPreview(Ledger ledger, DSLContext sql) {
        this.ledger = ledger;
        this.sql = sql;
    }

    /** @throws Refused when the document would be refused */
    List<Voucher> of(Supplier<Outcome<DocumentPosted>> dryRun, Acting reader) {
        Preview<Outcome<DocumentPosted>> preview = Preview.of(dryRun);
        Refused.unlessDone(preview.answer());
        List<NewEntry> entries = preview.facts().stream().map(Preview.Posted::entry).filter(entry -> entry != null).toList();
        Set<UUID> companies = entries.stream().map(NewEntry::companyId).collect(Collectors.toSet());
        Set<UUID> ids = entries.stream().flatMap(entry -> entry.lines().stream()).map(line -> line.accountId()).collect(Collectors.toSet());
        Map<UUID, Account> accounts = entries.isEmpty() ? Map.of() : ledger.view(sql, companies, ids).accounts();
        return entries.stream().map(entry -> new Voucher(entry.memo(), entry.lines().stream().map(line -> {
            Account account = accounts.get(line.accountId());
            boolean english = reader.locale().getLanguage().equals("en") && !account.nameEn().isEmpty();
            String amount = BigDecimal.valueOf(line.amount(), 2).toPlainString();
            return new Line(new AccountName(account.code(), english ? account.nameEn() : account.name()), line.side() == Side.DEBIT ? amount : null,
                    line.side() == Side.DEBIT ? null : amount);
        }).toList())).toList();
    }
}
