package io.hesuan.master.party;

import hesuandb.party.tables.records.TermsRecord;
import io.hesuan.kernel.Outcome;
import io.hesuan.master.party.PaymentTerms.Discount;
import io.hesuan.master.party.PaymentTerms.Instalment;
import io.hesuan.platform.lists.Column;
import io.hesuan.platform.lists.ListSpec;
import io.hesuan.platform.records.Nested;
import io.hesuan.platform.records.Saved;
import io.hesuan.platform.records.StoredRecord;
import io.hesuan.platform.search.SearchText;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import static hesuandb.party.Tables.TERMS;

/** Where payment terms lie, how they are listed, and what their rules need to know. */
@Component
class TermsSpec extends StoredRecord<PaymentTerms, TermsRecord> {

    private final Nested nested;

    TermsSpec(Nested nested) {
        super(new Kind<>("payment-terms", PaymentTerms.class, Parties.TERMS_ID, Parties.READ, Parties.WRITE, TERMS, TERMS.ID, TERMS.VERSION, TERMS.CHANGED_AT));
        this.nested = nested;
    }

    static ListSpec list() {
        return ListSpec.shared("payment-terms", "payment-terms", Parties.READ, TERMS, TERMS.ID, Parties.TERMS_ID, TERMS.SEARCH_TEXT, "code", List.of(
                Column.text("code", TERMS.CODE, 120),
                Column.text("name", TERMS.NAME, 260),
                Column.text("shortForm", TERMS.SHORT_FORM, 260),
                Column.text("remark", TERMS.REMARK, 260),
                Column.flag("active", TERMS.ACTIVE, 80),
                Column.instant("changedAt", TERMS.CHANGED_AT)));
    }

    @Override
    public PaymentTerms content(TermsRecord row) {
        return new PaymentTerms(row.getCode(), row.getName(), nested.list(row.getInstalments(), Instalment.class), nested.list(row.getDiscounts(), Discount.class),
                row.getRemark(), row.getActive());
    }

    @Override
    public void fill(TermsRecord row, PaymentTerms terms) {
        row.setCode(terms.code());
        row.setName(terms.name());
        row.setInstalments(nested.write(terms.instalments()));
        row.setDiscounts(nested.write(terms.discounts()));
        row.setShortForm(terms.shortForm());
        row.setRemark(terms.remark());
        row.setActive(terms.active());
        row.setSearchText(SearchText.of(terms.code(), terms.name(), terms.shortForm()));
    }

    @Override
    public String title(PaymentTerms terms) {
        return terms.code() + " " + terms.name();
    }

    @Override
    public Function<Draft<PaymentTerms>, Optional<Outcome.Refused<Saved>>> rules(DSLContext sql, List<Draft<PaymentTerms>> drafts) {
        String[] codes = drafts.stream().map(draft -> draft.content().code()).toArray(String[]::new);
        var taken = new HashMap<>(sql.select(TERMS.CODE, TERMS.ID).from(TERMS).where(TERMS.CODE.eq(DSL.any(codes))).fetchMap(TERMS.CODE, TERMS.ID));
        drafts.forEach(draft -> taken.putIfAbsent(draft.content().code(), draft.id()));
        return draft -> TermsRules.check(draft, taken);
    }
}
