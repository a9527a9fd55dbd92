package io.hesuan.books.ledger;

import io.hesuan.kernel.IdFormat;
import io.hesuan.kernel.MalformedText;
import io.hesuan.kernel.Outcome;
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
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Books are opened, vouchers posted, reversed and looked at here. */
@RestController
class VoucherController {

    private final WritePath writePath;
    private final UseCase<PostVoucher, EntryPosted> post;
    private final UseCase<ReverseEntry, EntryPosted> reverse;
    private final UseCase<InstallChart, ChartInstalled> install;
    private final EntryPages entries;

    VoucherController(WritePath writePath, Vouchers vouchers, ChartInstallation installation, EntryPages entries) {
        this.writePath = writePath;
        this.post = vouchers.posting();
        this.reverse = vouchers.reversing();
        this.install = installation.installing();
        this.entries = entries;
    }

    /** @param companyId {@code com_…} */
    record NewBook(@NotBlank String companyId, @NotBlank @Size(max = 10) String firstPeriod, @NotBlank @Size(max = 10) String words) {
    }

    /** The fields are those of {@link PostVoucher}, with ids as people see them. */
    record NewVoucher(@NotBlank String companyId, @NotNull LocalDate on, boolean opening,
                      @Pattern(regexp = "general|receipt|payment|transfer") String word, @NotNull @Size(max = 500) String memo,
                      @NotNull @Valid @Size(max = EntryRules.MOST_LINES) List<@NotNull NewVoucherLine> lines) {
    }

    record NewVoucherLine(@NotBlank @Size(max = 40) String account, @Size(max = 30) String debit, @Size(max = 30) String credit, @Size(max = 3) String currency,
                          @Size(max = 30) String original, @Size(max = 30) String rate, LocalDate rateOn, @Size(max = 100) String rateSource,
                          Map<String, String> dimensions, @Size(max = 40) String cashFlow, @Size(max = 500) String memo, LocalDate dueOn,
                          @Size(max = EntryRules.LONGEST_DOCUMENT) String document) {

        PostVoucher.Line line() {
            return new PostVoucher.Line(account, debit, credit, currency, original, rate, rateOn, rateSource, dimensions == null ? Map.of() : dimensions,
                    cashFlow, memo, dueOn, document);
        }
    }

    record NewReversal(LocalDate on, @Size(max = 500) String memo) {
    }

    @PostMapping("/api/books")
    @Needs("ledger.close")
    @ResponseStatus(HttpStatus.CREATED)
    ChartInstalled open(@RequestBody @Valid NewBook book, @RequestHeader(name = "Idempotency-Key", required = false) String key, Acting by) {
        return Refused.unlessDone(writePath.one(install, new Call<>(by, key, new InstallChart(read(Companies.ID, book.companyId()), book.firstPeriod(), book.words()))));
    }

    @PostMapping("/api/vouchers")
    @Needs("ledger.post")
    @ResponseStatus(HttpStatus.CREATED)
    EntryPosted post(@RequestBody @Valid NewVoucher voucher, @RequestHeader(name = "Idempotency-Key", required = false) String key,
                     @RequestParam(defaultValue = "false") boolean dryRun, Acting by) {
        var command = new PostVoucher(read(Companies.ID, voucher.companyId()), voucher.on(), voucher.opening(), voucher.word(), voucher.memo(),
                voucher.lines().stream().map(NewVoucherLine::line).toList());
        return write(post, new Call<>(by, key, command), dryRun);
    }

    @GetMapping("/api/vouchers/{id}")
    @Needs("ledger.read")
    EntryPages.VoucherPage find(@PathVariable String id, Acting reader) {
        return entries.find(read(Journal.ENTRY_ID, id), reader).orElseThrow(() -> notFound(id));
    }

    @PostMapping("/api/vouchers/{id}/reversal")
    @Needs("ledger.post")
    @ResponseStatus(HttpStatus.CREATED)
    EntryPosted reverse(@PathVariable String id, @RequestBody @Valid NewReversal reversal, @RequestHeader(name = "Idempotency-Key", required = false) String key,
                        @RequestParam(defaultValue = "false") boolean dryRun, Acting by) {
        return write(reverse, new Call<>(by, key, new ReverseEntry(read(Journal.ENTRY_ID, id), reversal.on(), reversal.memo())), dryRun);
    }

    private <C, R> R write(UseCase<C, R> useCase, Call<C> call, boolean dryRun) {
        return Refused.unlessDone(dryRun ? writePath.dryRun(useCase, call) : writePath.one(useCase, call));
    }

    static UUID read(IdFormat format, String id) {
        try {
            return format.read(id);
        } catch (MalformedText malformed) {
            throw notFound(id);
        }
    }

    private static Refused notFound(String id) {
        return new Refused((Outcome.Refused<?>) Outcome.refused(RequestRefusal.RECORD_NOT_FOUND, "id", id));
    }
}
