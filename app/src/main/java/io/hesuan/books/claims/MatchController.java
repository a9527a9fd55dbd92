package io.hesuan.books.claims;

import io.hesuan.books.ledger.Journal;
import io.hesuan.kernel.IdFormat;
import io.hesuan.kernel.MalformedText;
import io.hesuan.kernel.Outcome;
import io.hesuan.master.company.Companies;
import io.hesuan.master.party.Parties;
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
import java.util.UUID;

/** Match, match automatically, undo. */
@RestController
@RequestMapping("/api/matches")
@Needs("claim.match")
class MatchController {

    private final WritePath writePath;
    private final UseCase<MatchItems, ItemsMatched> match;
    private final UseCase<MatchAutomatically, MatchedAutomatically> automatic;
    private final UseCase<OffsetItems, ItemsMatched> offset;
    private final UseCase<UndoMatch, ItemsMatched> undo;

    MatchController(WritePath writePath, Matching matching) {
        this.writePath = writePath;
        this.match = matching.matching();
        this.automatic = matching.matchingAutomatically();
        this.offset = matching.offsetting();
        this.undo = matching.undoing();
    }

    /** The fields are those of {@link MatchItems}, with ids as people see them. */
    record NewMatch(@NotBlank String companyId, LocalDate on, @Size(max = 500) String memo, @NotNull @Valid @Size(max = MatchRules.MOST_ITEMS) List<@NotNull NewLine> lines,
                    @Valid @Size(max = 10) List<@NotNull NewDifference> differences) {
    }

    /** @param amount decimal in the currency of the items; left out, all that is left */
    record NewDifference(@NotNull @Pattern(regexp = "discount|fee|write-off|rounding") String reason, @Size(max = 30) String amount) {
    }

    /** @param amount decimal in the currency of the item; left out, all that is open */
    record NewLine(@NotBlank String itemId, @Size(max = 30) String amount) {
    }

    /** The fields are those of {@link OffsetItems}. */
    record NewOffset(@NotBlank String companyId, LocalDate on, @Size(max = 500) String memo, @NotNull @Valid @Size(max = MatchRules.MOST_ITEMS) List<@NotNull NewLine> lines,
                     @NotNull @Valid @Size(max = MatchRules.MOST_ITEMS) List<@NotNull NewLine> against) {
    }

    /** @param accountId left out, all accounts; likewise the party and the currency */
    record Automatic(@NotBlank String companyId, String accountId, String partyId, @Pattern(regexp = "[A-Z]{3}") String currency, LocalDate on) {
    }

    record Undoing(@NotBlank String companyId, LocalDate on) {
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ItemsMatched match(@RequestBody @Valid NewMatch wanted, @RequestHeader(name = "Idempotency-Key", required = false) String key,
                       @RequestParam(defaultValue = "false") boolean dryRun, Acting by) {
        List<MatchItems.Line> lines = lines(wanted.lines, "lines");
        List<MatchItems.Difference> differences = wanted.differences == null ? List.of() : wanted.differences.stream()
                .map(each -> new MatchItems.Difference(Difference.Reason.of(each.reason), each.amount)).toList();
        return write(match, new Call<>(by, key, new MatchItems(read(Companies.ID, wanted.companyId, "companyId"), wanted.on,
                wanted.memo == null ? "" : wanted.memo, lines, differences)), dryRun);
    }

    /** Sets items of two accounts of one party off against each other. */
    @PostMapping("/offset")
    @ResponseStatus(HttpStatus.CREATED)
    ItemsMatched offset(@RequestBody @Valid NewOffset wanted, @RequestHeader(name = "Idempotency-Key", required = false) String key,
                        @RequestParam(defaultValue = "false") boolean dryRun, Acting by) {
        return write(offset, new Call<>(by, key, new OffsetItems(read(Companies.ID, wanted.companyId, "companyId"), wanted.on, wanted.memo == null ? "" : wanted.memo,
                lines(wanted.lines, "lines"), lines(wanted.against, "against"))), dryRun);
    }

    private static List<MatchItems.Line> lines(List<NewLine> lines, String field) {
        return lines.stream().map(line -> new MatchItems.Line(read(Claims.ITEM_ID, line.itemId, field), line.amount)).toList();
    }

    /** As a dry run it answers what it would match. */
    @PostMapping("/automatic")
    MatchedAutomatically automatic(@RequestBody @Valid Automatic wanted, @RequestHeader(name = "Idempotency-Key", required = false) String key,
                                   @RequestParam(defaultValue = "false") boolean dryRun, Acting by) {
        return write(automatic, new Call<>(by, key, new MatchAutomatically(read(Companies.ID, wanted.companyId, "companyId"),
                optional(Journal.ACCOUNT_ID, wanted.accountId, "accountId"), optional(Parties.ID, wanted.partyId, "partyId"), wanted.currency, wanted.on)), dryRun);
    }

    @PostMapping("/{id}/undo")
    ItemsMatched undo(@PathVariable String id, @RequestBody @Valid Undoing wanted, @RequestHeader(name = "Idempotency-Key", required = false) String key,
                      @RequestParam(defaultValue = "false") boolean dryRun, Acting by) {
        return write(undo, new Call<>(by, key, new UndoMatch(read(Companies.ID, wanted.companyId, "companyId"), read(Claims.MATCH_ID, id, "id"), wanted.on)), dryRun);
    }

    private <C, R> R write(UseCase<C, R> useCase, Call<C> call, boolean dryRun) {
        return Refused.unlessDone(dryRun ? writePath.dryRun(useCase, call) : writePath.one(useCase, call));
    }

    private static UUID optional(IdFormat format, String text, String field) {
        return text == null ? null : read(format, text, field);
    }

    static UUID read(IdFormat format, String text, String field) {
        try {
            return format.read(text);
        } catch (MalformedText malformed) {
            throw new Refused((Outcome.Refused<?>) Outcome.refused(RequestRefusal.FIELD_IS_INVALID, field, field, malformed.getMessage()));
        }
    }
}
