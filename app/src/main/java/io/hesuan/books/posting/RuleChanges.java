package io.hesuan.books.posting;

import io.hesuan.kernel.Ids;
import io.hesuan.kernel.MalformedText;
import io.hesuan.kernel.Outcome;
import io.hesuan.platform.access.AccessRefusal;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.audit.AuditEntry;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.UseCase;
import io.hesuan.platform.batching.Writing;
import io.hesuan.platform.database.CopyRows;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Rules are changed by new versions, never in place: the use case {@link SaveRule}. */
@Component
class RuleChanges {

    private record Code(UUID companyId, String standard, String code) {
    }

    UseCase<SaveRule, RuleSaved> saving() {
        return new UseCase<>("posting-rule.save", RuleSaved.class, PostingRights.RULES, this::save);
    }

    private List<Outcome<RuleSaved>> save(Writing writing, List<Call<SaveRule>> calls) {
        // also the lock that puts changes of rules in one order
        writing.sql().execute("UPDATE posting.revision SET number = number + 1");
        Map<UUID, Rule> byId = new HashMap<>();
        Map<Code, UUID> byCode = new HashMap<>();
        RuleRows.newest(writing.sql()).forEach(rule -> {
            byId.put(rule.id(), rule);
            byCode.put(new Code(rule.companyId(), rule.standard(), rule.code()), rule.id());
        });
        Set<String> purposes = new HashSet<>(writing.sql().select(hesuandb.posting.Tables.PURPOSE.PURPOSE_).from(hesuandb.posting.Tables.PURPOSE)
                .fetch(hesuandb.posting.Tables.PURPOSE.PURPOSE_));
        var rows = new CopyRows("posting.rule", "id", "version", "company_id", "standard", "code", "name", "name_en", "fact_type", "role", "condition", "debit", "credit",
                "formula", "dimensions", "cash_flow", "valid_from", "valid_to", "active", "recorded_at", "recorded_by", "note");
        List<Outcome<RuleSaved>> outcomes = new ArrayList<>();
        for (Call<SaveRule> call : calls) {
            SaveRule command = call.command();
            Rule before = command.id() == null ? null : byId.get(command.id());
            Rule rule = rule(command, before);
            Optional<Outcome.Refused<RuleSaved>> refused = refusal(call.by(), command, before, rule, byCode, purposes);
            if (refused.isPresent()) {
                outcomes.add(refused.get());
                continue;
            }
            byId.put(rule.id(), rule);
            byCode.put(new Code(rule.companyId(), rule.standard(), rule.code()), rule.id());
            add(rows, rule, writing, call);
            writing.audit(call.by(), AuditEntry.of(before == null ? "create" : "change", "posting-rule", rule.id(), rule.code() + " v" + rule.version()).inCompany(rule.companyId()));
            outcomes.add(Outcome.done(new RuleSaved(PostingRights.RULE_ID.write(rule.id()), rule.version())));
        }
        rows.send(writing.sql());
        return outcomes;
    }

    private static Rule rule(SaveRule command, Rule before) {
        SaveRule.Content content = command.content();
        return new Rule(before == null ? Ids.next() : before.id(), before == null ? 1 : before.version() + 1, content.companyId(), content.standard(), content.code(),
                content.name(), content.nameEn(), content.factType(), content.role(), content.condition().strip(), content.debit(), content.credit(), content.formula().strip(),
                content.dimensions().strip(), content.cashFlow(), content.validFrom(), content.validTo(), content.active());
    }

    private static Optional<Outcome.Refused<RuleSaved>> refusal(Acting by, SaveRule command, Rule before, Rule rule, Map<Code, UUID> byCode, Set<String> purposes) {
        var scope = by.companies(PostingRights.RULES);
        if (rule.companyId() == null ? !scope.all() : !scope.covers(rule.companyId())) {
            return refused(AccessRefusal.COMPANY_IS_NOT_YOURS, "companyId");
        }
        if (command.id() != null && (before == null || before.companyId() == null ? !scope.all() : !scope.covers(before.companyId())) || command.id() != null && before == null) {
            return refused(PostingRefusal.RULE_UNKNOWN, "id", PostingRights.RULE_ID.write(command.id()));
        }
        if (before != null && before.version() != command.version()) {
            return refused(PostingRefusal.RULE_CHANGED_MEANWHILE, "version", before.code());
        }
        UUID holder = byCode.get(new Code(rule.companyId(), rule.standard(), rule.code()));
        if (holder != null && !holder.equals(rule.id())) {
            return refused(PostingRefusal.RULE_CODE_TAKEN, "code", rule.code());
        }
        return check(rule, purposes);
    }

    /** What is wrong with a rule's own words, in order of precedence. */
    static <R> Optional<Outcome.Refused<R>> check(Rule rule, Set<String> purposes) {
        try {
            Condition.of(rule.condition());
        } catch (MalformedText malformed) {
            return refused(PostingRefusal.RULE_CONDITION_NOT_UNDERSTOOD, "condition", malformed.getMessage());
        }
        if (rule.debit().isEmpty() != rule.credit().isEmpty()) {
            return refused(PostingRefusal.RULE_BOOKS_ONE_SIDE, rule.debit().isEmpty() ? "debit" : "credit");
        }
        for (String purpose : List.of(rule.debit(), rule.credit())) {
            String named = Purposes.isGiven(purpose) ? Purposes.orElse(purpose) : purpose;
            if (named != null && !named.isEmpty() && !named.equals(Purposes.GOODS) && (!purposes.contains(named) || Purposes.OF_GOODS.contains(named))) {
                return refused(PostingRefusal.RULE_PURPOSE_UNKNOWN, purpose.equals(rule.debit()) ? "debit" : "credit", named);
            }
        }
        try {
            if (!rule.formula().isEmpty()) {
                Formula.of(rule.formula());
            }
        } catch (MalformedText malformed) {
            return refused(PostingRefusal.RULE_FORMULA_NOT_UNDERSTOOD, "formula", malformed.getMessage());
        }
        try {
            RuleBook.compiled(rule);
        } catch (MalformedText malformed) {
            return refused(PostingRefusal.RULE_DIMENSIONS_NOT_UNDERSTOOD, "dimensions", malformed.getMessage());
        }
        return rule.validFrom() != null && rule.validTo() != null && rule.validTo().isBefore(rule.validFrom())
                ? refused(PostingRefusal.RULE_DAYS_RUN_BACKWARDS, "validTo") : Optional.empty();
    }

    private static void add(CopyRows rows, Rule rule, Writing writing, Call<SaveRule> call) {
        rows.uuid(rule.id()).integer(rule.version()).uuid(rule.companyId()).text(rule.standard()).text(rule.code()).text(rule.name()).text(rule.nameEn()).text(rule.factType())
                .text(rule.role()).text(rule.condition()).text(rule.debit()).text(rule.credit()).text(rule.formula()).text(rule.dimensions()).text(rule.cashFlow())
                .date(rule.validFrom()).date(rule.validTo()).flag(rule.active()).instant(writing.now()).uuid(call.by().userId()).text(call.command().note());
    }

    private static <R> Optional<Outcome.Refused<R>> refused(io.hesuan.kernel.Refusal refusal, String field, Object... arguments) {
        return Optional.of(new Outcome.Refused<>(refusal, field, List.of(arguments)));
    }
}
