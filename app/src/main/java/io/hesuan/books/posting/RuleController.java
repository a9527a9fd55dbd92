package io.hesuan.books.posting;

import io.hesuan.kernel.IdFormat;
import io.hesuan.kernel.Ids;
import io.hesuan.kernel.MalformedText;
import io.hesuan.master.company.Companies;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.UseCase;
import io.hesuan.platform.batching.WritePath;
import io.hesuan.platform.web.Needs;
import io.hesuan.platform.web.Refused;
import io.hesuan.platform.web.RequestRefusal;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** Posting rules: looked at, changed by new versions, tried on the past before they hold. */
@RestController
@RequestMapping("/api/posting-rules")
class RuleController {

    private static final int MOST_DAYS = 400;

    private final WritePath writePath;
    private final RulePages pages;
    private final Replay replay;
    private final UseCase<SaveRule, RuleSaved> save;

    RuleController(WritePath writePath, RulePages pages, Replay replay, RuleChanges changes) {
        this.writePath = writePath;
        this.pages = pages;
        this.replay = replay;
        this.save = changes.saving();
    }

    /** The fields are those of {@link SaveRule.Content}, with ids as people see them. */
    record RuleContent(@Size(max = 40) String companyId, @Pattern(regexp = "asbe|sme") String standard, @NotNull @Pattern(regexp = "[a-z0-9][a-z0-9._-]{0,79}") String code,
                       @NotBlank @Size(max = 100) String name, @NotNull @Size(max = 100) String nameEn, @NotNull @Pattern(regexp = "\\*|[a-z][a-z0-9-]{0,59}") String factType,
                       @NotNull @Pattern(regexp = "[a-z][a-z0-9_]{0,59}") String role, @NotNull @Size(max = 500) String condition, @NotNull @Size(max = 60) String debit,
                       @NotNull @Size(max = 60) String credit, @NotNull @Size(max = 200) String formula, @NotNull @Size(max = 300) String dimensions,
                       @NotNull @Size(max = 40) String cashFlow, LocalDate validFrom, LocalDate validTo, boolean active) {

        SaveRule.Content content() {
            return new SaveRule.Content(companyId == null ? null : read(Companies.ID, companyId), standard, code, name, nameEn, factType, role, condition, debit, credit, formula,
                    dimensions, cashFlow, validFrom, validTo, active);
        }

        Rule rule(String id) {
            SaveRule.Content content = content();
            return new Rule(id == null ? Ids.next() : read(PostingRights.RULE_ID, id), 0, content.companyId(), standard, code, name, nameEn, factType, role, condition, debit, credit,
                    formula, dimensions, cashFlow, validFrom, validTo, active);
        }
    }

    record NewRule(@NotNull @Valid RuleContent content, @NotNull @Size(max = 500) String note) {
    }

    record ChangedRule(int version, @NotNull @Valid RuleContent content, @NotNull @Size(max = 500) String note) {
    }

    /** @param id of the rule in whose place it stands; null for one more rule */
    record TriedRule(@Size(max = 40) String id, @NotNull @Valid RuleContent content) {
    }

    /** @param factId tries the rules on this fact alone; null for all facts of these days */
    record ReplayRequest(@NotBlank @Size(max = 40) String companyId, @NotNull LocalDate from, @NotNull LocalDate to, @Size(max = 40) String factId, @NotNull @Size(max = 50) List<@NotNull @Valid TriedRule> rules) {
    }

    /** @param companyId only what speaks for this company */
    @GetMapping
    @Needs("posting-rule.read")
    List<RulePages.RuleView> rules(@RequestParam(required = false) String companyId, Acting reader) {
        return pages.rules(companyId == null ? null : company(companyId, reader), reader);
    }

    @GetMapping("/coverage")
    @Needs("posting-rule.read")
    List<RulePages.Coverage> coverage(@RequestParam String companyId, @RequestParam LocalDate on, Acting reader) {
        return pages.coverage(company(companyId, reader), on);
    }

    @GetMapping("/purposes")
    @Needs("posting-rule.read")
    List<RulePages.PurposeView> purposes(@RequestParam String companyId, Acting reader) {
        return pages.purposes(company(companyId, reader));
    }

    @GetMapping("/{id}")
    @Needs("posting-rule.read")
    RulePages.RulePage find(@PathVariable String id, Acting reader) {
        return pages.page(read(PostingRights.RULE_ID, id), reader).orElseThrow(() -> Refused.because(RequestRefusal.RECORD_NOT_FOUND, "id", id));
    }

    @PostMapping
    @Needs("posting-rule.write")
    @ResponseStatus(HttpStatus.CREATED)
    RuleSaved create(@RequestBody @Valid NewRule rule, @RequestParam(defaultValue = "false") boolean dryRun, Acting by) {
        return write(new Call<>(by, null, new SaveRule(null, 0, rule.content.content(), rule.note)), dryRun);
    }

    @PutMapping("/{id}")
    @Needs("posting-rule.write")
    RuleSaved change(@PathVariable String id, @RequestBody @Valid ChangedRule rule, @RequestParam(defaultValue = "false") boolean dryRun, Acting by) {
        return write(new Call<>(by, null, new SaveRule(read(PostingRights.RULE_ID, id), rule.version, rule.content.content(), rule.note)), dryRun);
    }

    /** What the facts of some days would post under these rules, beside what they did post; nothing is written. */
    @PostMapping("/replay")
    @Needs("posting-rule.read")
    Replay.Result replay(@RequestBody @Valid ReplayRequest request, Acting by) {
        UUID company = company(request.companyId, by);
        if (ChronoUnit.DAYS.between(request.from, request.to) > MOST_DAYS) {
            throw Refused.because(PostingRefusal.REPLAY_IS_TOO_LONG, "to", MOST_DAYS);
        }
        List<Rule> rules = request.rules.stream().map(tried -> tried.content.rule(tried.id)).toList();
        rules.forEach(rule -> RuleChanges.check(rule, pages.purposeNames()).ifPresent(no -> {
            throw new Refused(no);
        }));
        return replay.replay(company, request.from, request.to, request.factId == null ? null : read(PostingRights.FACT_ID, request.factId), rules, by.locale());
    }

    private RuleSaved write(Call<SaveRule> call, boolean dryRun) {
        return Refused.unlessDone(dryRun ? writePath.dryRun(save, call) : writePath.one(save, call));
    }

    private UUID company(String id, Acting reader) {
        UUID company = read(Companies.ID, id);
        if (!reader.companies(PostingRights.RULES_READ).covers(company) || !pages.keepsBooks(company)) {
            throw Refused.because(RequestRefusal.RECORD_NOT_FOUND, "companyId", id);
        }
        return company;
    }

    private static UUID read(IdFormat format, String id) {
        try {
            return format.read(id);
        } catch (MalformedText malformed) {
            throw Refused.because(RequestRefusal.RECORD_NOT_FOUND, "id", id);
        }
    }
}
