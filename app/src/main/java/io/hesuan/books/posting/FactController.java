package io.hesuan.books.posting;

import io.hesuan.kernel.IdFormat;
import io.hesuan.kernel.MalformedText;
import io.hesuan.kernel.Outcome;
import io.hesuan.master.company.Companies;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.Mode;
import io.hesuan.platform.batching.UseCase;
import io.hesuan.platform.batching.WritePath;
import io.hesuan.platform.web.Needs;
import io.hesuan.platform.web.Problem;
import io.hesuan.platform.web.Problems;
import io.hesuan.platform.web.Refused;
import io.hesuan.platform.web.RequestRefusal;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Accounting as a service: facts of outside systems come in here; all facts are looked at here. */
@RestController
@RequestMapping("/api/facts")
class FactController {

    private static final String AMOUNT = "-?[0-9]{1,15}(\\.[0-9]{1,6})?";

    private final WritePath writePath;
    private final Problems problems;
    private final FactPages pages;
    private final UseCase<PostFact, FactAnswer> post;
    private final UseCase<ReverseFact, FactAnswer> reverse;

    FactController(WritePath writePath, Problems problems, FactPages pages, FactUseCases facts) {
        this.writePath = writePath;
        this.problems = problems;
        this.pages = pages;
        this.post = facts.posting();
        this.reverse = facts.reversing();
    }

    /** The fields are those of {@link PostFact}, with ids as people see them; key: idempotency key of this fact in a batch. */
    record NewFact(@Size(max = 200) String key, @NotBlank @Size(max = 40) String companyId, @NotNull @Pattern(regexp = "[a-z][a-z0-9-]{0,59}") String type, @NotNull LocalDate occurredOn,
                   @NotNull @Pattern(regexp = "[a-z][a-z0-9-]{0,59}") String documentType, @NotNull @Size(max = 100) String documentNumber, @NotNull @Size(max = 500) String memo,
                   Map<@Size(max = 40) String, @Size(max = 40) String> dimensions, @Size(max = 2000) List<@NotNull @Valid NewLine> lines,
                   @Size(max = 2000) List<@NotNull @Valid NewMove> moves) {

        PostFact command() {
            return new PostFact(read(Companies.ID, companyId), type, occurredOn, documentType, documentNumber, memo, dimensions == null ? Map.of() : dimensions,
                    lines == null ? List.of() : lines.stream().map(NewLine::line).toList(), moves == null ? List.of() : moves.stream().map(NewMove::move).toList());
        }
    }

    record NewLine(@NotNull @Pattern(regexp = "[a-z][a-z0-9_]{0,59}") String role, @NotNull @Pattern(regexp = AMOUNT) String amount, @Size(max = 3) String currency,
                   @Pattern(regexp = "[0-9]{1,9}(\\.[0-9]{1,12})?") String rate, LocalDate rateOn, @Size(max = 100) String rateSource, Map<String, @Size(max = 40) String> dimensions,
                   LocalDate dueOn, @Size(max = 100) String document, @Size(max = 40) String cashFlow, @Size(max = 40) String counterparty, @Size(max = 40) String account) {

        PostFact.Line line() {
            return new PostFact.Line(role, amount, currency, rate, rateOn, rateSource, dimensions, dueOn, document, cashFlow, counterparty, account);
        }
    }

    record NewMove(@NotBlank @Size(max = 40) String item, @Size(max = 40) String lot, @NotBlank @Size(max = 40) String from, @NotBlank @Size(max = 40) String to,
                   @NotNull @Size(max = 30) String quantity, @Size(max = 40) String owner, @Size(max = 40) String reference, @Pattern(regexp = AMOUNT) String value,
                   @Size(max = 40) String reservation) {

        PostFact.Move move() {
            return new PostFact.Move(item, lot, from, to, quantity, owner, reference, value, reservation);
        }
    }

    record NewFacts(@NotEmpty @Size(max = 5000) List<@NotNull @Valid NewFact> items, boolean dryRun) {
    }

    /** Exactly one of the two is there. */
    record FactOutcome(FactAnswer done, Problem refused) {
    }

    record FactOutcomes(List<FactOutcome> outcomes) {
    }

    record FactReversal(LocalDate on) {
    }

    @PostMapping
    @Needs("fact.post")
    @ResponseStatus(HttpStatus.CREATED)
    FactAnswer post(@RequestBody @Valid NewFact fact, @RequestHeader(name = "Idempotency-Key", required = false) String key,
                    @RequestParam(defaultValue = "false") boolean dryRun, Acting by) {
        Call<PostFact> call = new Call<>(by, key == null ? fact.key() : key, fact.command());
        return Refused.unlessDone(dryRun ? writePath.dryRun(post, call) : writePath.one(post, call));
    }

    @PostMapping("/batch")
    @Needs("fact.post")
    FactOutcomes postAll(@RequestBody @Valid NewFacts facts, Acting by) {
        List<Call<PostFact>> calls = facts.items.stream().map(fact -> new Call<>(by, fact.key(), fact.command())).toList();
        return new FactOutcomes(writePath.all(post, calls, facts.dryRun ? Mode.DRY_RUN : Mode.REAL).stream().map(outcome -> switch (outcome) {
            case Outcome.Done<FactAnswer>(FactAnswer done) -> new FactOutcome(done, null);
            case Outcome.Refused<FactAnswer> no -> new FactOutcome(null, problems.of(by.locale(), no));
        }).toList());
    }

    /** What the fact would post; it leaves nothing. */
    @PostMapping("/preview")
    @Needs("fact.post")
    List<FactPages.Entry> preview(@RequestBody @Valid NewFact fact, Acting by) {
        Preview<Outcome<FactAnswer>> preview = Preview.of(() -> writePath.dryRun(post, Call.of(by, fact.command())));
        Refused.unlessDone(preview.answer());
        return pages.entries(preview, by);
    }

    @GetMapping("/{id}")
    @Needs("fact.read")
    FactPages.Page find(@PathVariable String id, Acting reader) {
        return pages.page(read(PostingRights.FACT_ID, id), reader).orElseThrow(() -> Refused.because(RequestRefusal.RECORD_NOT_FOUND, "id", id));
    }

    @PostMapping("/{id}/reverse")
    @Needs("fact.post")
    FactAnswer reverse(@PathVariable String id, @RequestBody @Valid FactReversal reversal, @RequestHeader(name = "Idempotency-Key", required = false) String key,
                       @RequestParam(defaultValue = "false") boolean dryRun, Acting by) {
        Call<ReverseFact> call = new Call<>(by, key, new ReverseFact(read(PostingRights.FACT_ID, id), reversal.on()));
        return Refused.unlessDone(dryRun ? writePath.dryRun(reverse, call) : writePath.one(reverse, call));
    }

    private static UUID read(IdFormat format, String id) {
        try {
            return format.read(id);
        } catch (MalformedText malformed) {
            throw Refused.because(RequestRefusal.RECORD_NOT_FOUND, "id", id);
        }
    }
}
