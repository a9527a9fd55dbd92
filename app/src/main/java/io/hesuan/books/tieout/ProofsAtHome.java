package io.hesuan.books.tieout;

import io.hesuan.platform.access.Acting;
import io.hesuan.platform.home.HomeException;
import org.springframework.stereotype.Component;

import java.util.List;

/** Says on the first page that the last run of the proofs found a breach. */
@Component
class ProofsAtHome implements HomeException {

    private final ProofRuns runs;

    ProofsAtHome(ProofRuns runs) {
        this.runs = runs;
    }

    @Override
    public List<Found> look(Acting reader) {
        if (!reader.companies(TieOutRights.READ).all()) {
            return List.of();
        }
        return runs.lastIfBroken().flatMap(ProofRuns.Run::firstBroken).map(broken -> new Found("proof-broken", List.of(broken.proof(), broken.breach()), "/tie-out")).stream().toList();
    }
}
