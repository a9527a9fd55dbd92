package io.hesuan.master.party;

import io.hesuan.kernel.Outcome;
import io.hesuan.master.party.PaymentTerms.Discount;
import io.hesuan.master.party.PaymentTerms.Instalment;
import io.hesuan.platform.records.RecordSpec.Draft;
import io.hesuan.platform.records.Saved;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What must be true of payment terms, in order of precedence. Pure. */
final class TermsRules {

    private static final BigDecimal ALL = new BigDecimal(100);

    private TermsRules() {
    }

    /** @param codes who has a code: stored terms, and the first draft of this batch that asks for it */
    static Optional<Outcome.Refused<Saved>> check(Draft<PaymentTerms> draft, Map<String, UUID> codes) {
        PaymentTerms terms = draft.content();
        if (!codes.getOrDefault(terms.code(), draft.id()).equals(draft.id())) {
            return refused(PartyRefusal.TERMS_CODE_TAKEN, "code", terms.code());
        }
        return instalments(terms.instalments()).or(() -> discounts(terms.discounts()));
    }

    private static Optional<Outcome.Refused<Saved>> instalments(List<Instalment> instalments) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < instalments.size(); i++) {
            BigDecimal percent = new BigDecimal(instalments.get(i).percent());
            if (percent.signum() == 0) {
                return refused(PartyRefusal.INSTALMENT_IS_NOTHING, "instalments[" + i + "].percent", i + 1);
            }
            sum = sum.add(percent);
        }
        return sum.compareTo(ALL) == 0 ? Optional.empty() : refused(PartyRefusal.INSTALMENTS_DO_NOT_ADD_UP, "instalments", sum.stripTrailingZeros().toPlainString());
    }

    /** Who pays later gets less. */
    private static Optional<Outcome.Refused<Saved>> discounts(List<Discount> discounts) {
        for (int i = 0; i < discounts.size(); i++) {
            BigDecimal percent = new BigDecimal(discounts.get(i).percent());
            boolean falls = i == 0 || discounts.get(i).days() > discounts.get(i - 1).days() && percent.compareTo(new BigDecimal(discounts.get(i - 1).percent())) < 0;
            if (percent.signum() == 0 || !falls) {
                return refused(PartyRefusal.DISCOUNTS_DO_NOT_FALL, "discounts[" + i + "]", i + 1);
            }
        }
        return Optional.empty();
    }

    private static Optional<Outcome.Refused<Saved>> refused(PartyRefusal refusal, String field, Object... arguments) {
        return Optional.of(new Outcome.Refused<>(refusal, field, List.of(arguments)));
    }
}
