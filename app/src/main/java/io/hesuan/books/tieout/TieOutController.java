package io.hesuan.books.tieout;

import io.hesuan.kernel.MalformedText;
import io.hesuan.master.company.Companies;
import io.hesuan.platform.access.AccessRefusal;
import io.hesuan.platform.access.Acting;
import io.hesuan.platform.batching.Call;
import io.hesuan.platform.batching.UseCase;
import io.hesuan.platform.batching.WritePath;
import io.hesuan.platform.jobs.Jobs;
import io.hesuan.platform.web.Needs;
import io.hesuan.platform.web.Refused;
import io.hesuan.platform.web.RequestRefusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Whether the books agree, now and at the last runs of the proofs. */
@RestController
class TieOutController {

    private static final int SHOWN = 20;

    private final Agreement agreement;
    private final ProofRuns runs;
    private final WritePath writePath;
    private final UseCase<RunProofs.Input, Jobs.Given> give;

    TieOutController(Agreement agreement, ProofRuns runs, WritePath writePath, Jobs jobs, RunProofs proofs) {
        this.agreement = agreement;
        this.runs = runs;
        this.writePath = writePath;
        this.give = new UseCase<>("proofs.order", Jobs.Given.class, TieOutRights.RUN,
                (writing, calls) -> calls.stream().map(call -> jobs.give(writing, call.by(), proofs, "", call.command(), null)).toList());
    }

    /** @param breach the first thing that is wrong and where; null when the proof holds */
    record FindingView(String proof, Map<String, String> figures, String breach, long milliseconds) {
    }

    record RunView(Instant begunAt, Instant endedAt, String by, boolean holds, List<FindingView> findings) {

        static RunView of(ProofRuns.Run run) {
            return new RunView(run.begunAt(), run.endedAt(), run.by(), run.holds(),
                    run.findings().stream().map(finding -> new FindingView(finding.proof(), finding.figures(), finding.breach(), finding.milliseconds())).toList());
        }
    }

    @GetMapping("/api/tie-out")
    @Needs("proof.read")
    Agreement.Page tieOut(@RequestParam String companyId, Acting reader) {
        UUID company = company(companyId);
        if (!reader.companies(TieOutRights.READ).covers(company)) {
            throw Refused.because(RequestRefusal.RECORD_NOT_FOUND, "companyId", companyId);
        }
        return agreement.of(company).orElseThrow(() -> Refused.because(RequestRefusal.RECORD_NOT_FOUND, "companyId", companyId));
    }

    /** The last runs, newest first. Proofs look at all companies, so only who sees all of them sees what they found. */
    @GetMapping("/api/proof-runs")
    @Needs("proof.read")
    List<RunView> runs(Acting reader) {
        if (!reader.companies(TieOutRights.READ).all()) {
            throw Refused.because(AccessRefusal.COMPANY_IS_NOT_YOURS, null);
        }
        return runs.newest(SHOWN).stream().map(RunView::of).toList();
    }

    /** Gives the job that runs all proofs. */
    @PostMapping("/api/proof-runs")
    @Needs("proof.run")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Jobs.Given run(Acting by) {
        return Refused.unlessDone(writePath.one(give, Call.of(by, new RunProofs.Input())));
    }

    private static UUID company(String id) {
        try {
            return Companies.ID.read(id);
        } catch (MalformedText malformed) {
            throw Refused.because(RequestRefusal.RECORD_NOT_FOUND, "companyId", id);
        }
    }
}
