package io.hesuan.books.tieout;

import io.hesuan.kernel.Ids;
import io.hesuan.platform.access.Permission;
import io.hesuan.platform.jobs.JobKind;
import io.hesuan.platform.jobs.JobRun;
import io.hesuan.platform.proofs.Proof;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Runs every proof of the house on what is stored now, and keeps what each found. */
@Component
class RunProofs implements JobKind<RunProofs.Input> {

    /** Nothing to say: all proofs are meant. */
    record Input() {
    }

    record Done(int proofs, int broken) {
    }

    private final ObjectProvider<Proof> proofs;
    private final ProofRuns runs;
    private final Clock clock;

    RunProofs(ObjectProvider<Proof> proofs, ProofRuns runs, Clock clock) {
        this.proofs = proofs;
        this.runs = runs;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "proofs.run";
    }

    @Override
    public Class<Input> inputType() {
        return Input.class;
    }

    @Override
    public Permission permission() {
        return TieOutRights.RUN;
    }

    @Override
    public Object run(JobRun<Input> run) {
        return run(proofs.orderedStream().toList(), run);
    }

    Done run(List<Proof> all, JobRun<Input> run) {
        Instant begun = Instant.now(clock);
        List<ProofRuns.Finding> findings = new ArrayList<>();
        for (Proof proof : all) {
            run.stopIfCancelled();
            run.progress(findings.size(), all.size());
            long begin = System.nanoTime();
            Proof.Result result = proof.run();
            findings.add(new ProofRuns.Finding(proof.name(), result.figures(), result.breach(), (System.nanoTime() - begin) / 1_000_000));
        }
        run.progress(all.size(), all.size());
        runs.add(new ProofRuns.Run(Ids.next(), begun, Instant.now(clock), run.by().name(), findings));
        return new Done(all.size(), (int) findings.stream().filter(finding -> finding.breach() != null).count());
    }
}
