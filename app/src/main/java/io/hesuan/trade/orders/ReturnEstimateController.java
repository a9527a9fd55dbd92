package io.hesuan.trade.orders;

import io.hesuan.kernel.MalformedText;
import io.hesuan.master.company.Companies;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.WritePath;
import io.hesuan.platform.web.Needs;
import io.hesuan.platform.web.Refused;
import io.hesuan.platform.web.RequestRefusal;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.LocalDate;

/** Estimates of returns, once for each end of a month; a dry run shows what one would book. */
@RestController
@RequestMapping("/api/return-estimates")
class ReturnEstimateController {

    private final WritePath writePath;
    private final ReturnEstimates estimates;

    ReturnEstimateController(WritePath writePath, ReturnEstimates estimates) {
        this.writePath = writePath;
        this.estimates = estimates;
    }

    record Wanted(@NotBlank String companyId, @NotNull LocalDate on) {
    }

    @PostMapping
    @Needs("return-estimate.make")
    ReturnEstimates.Estimated make(@RequestBody @Valid Wanted wanted, @RequestParam(defaultValue = "false") boolean dryRun, Acting by) {
        try {
            var call = Call.of(by, new ReturnEstimates.Estimate(Companies.ID.read(wanted.companyId), wanted.on));
            return Refused.unlessDone(dryRun ? writePath.dryRun(estimates.estimating(), call) : writePath.one(estimates.estimating(), call));
        } catch (MalformedText malformed) {
            throw Refused.because(RequestRefusal.FIELD_IS_INVALID, "companyId", "companyId", malformed.getMessage());
        }
    }
}
